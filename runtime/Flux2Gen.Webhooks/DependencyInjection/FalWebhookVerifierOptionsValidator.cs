using Microsoft.Extensions.Options;

namespace Flux2Gen.Webhooks;

/// <summary>Validates the options when the host starts, as the verifier does when it is created.</summary>
internal sealed class FalWebhookVerifierOptionsValidator : IValidateOptions<FalWebhookVerifierOptions>
{
    public ValidateOptionsResult Validate(string? name, FalWebhookVerifierOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException exception)
        {
            return ValidateOptionsResult.Fail(exception.Message);
        }
    }
}
