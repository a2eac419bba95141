using Flux2Gen.Credentials;
using Microsoft.Extensions.Options;

namespace Flux2Gen.DependencyInjection;

/// <summary>Checks options when a host starts, and whether there is a key, as far as that is known without waiting.</summary>
internal sealed class FalClientOptionsValidator : IValidateOptions<FalClientOptions>
{
    public ValidateOptionsResult Validate(string? name, FalClientOptions options)
    {
        try
        {
            options.Validate();
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }

        return CheckKey(options.Credentials) is { } failure ? ValidateOptionsResult.Fail(failure) : ValidateOptionsResult.Success;
    }

    private static string? CheckKey(FalCredentials credentials)
    {
        if (credentials is ConfigurationCredentials { HasKey: false } configured)
        {
            return $"There is no fal API key: set '{configured.Path}' in the configuration, or the environment variable FAL_KEY, to one from https://fal.ai/dashboard/keys.";
        }

        if (credentials is not (ConfigurationCredentials or EnvironmentCredentials))
        {
            // A function of the user's, which may take its time.
            return null;
        }

        try
        {
            // Neither of the two waits for anything.
            _ = credentials.GetKeyAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();
            return null;
        }
        catch (FalCredentialsException exception)
        {
            return exception.Message;
        }
    }
}
