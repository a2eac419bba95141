using Flux2Gen.Credentials;
using Microsoft.Extensions.Configuration;

namespace Flux2Gen.DependencyInjection;

/// <summary>Credentials in a configuration, or else in the environment. They are read for each request, so that a key can be changed while a program runs.</summary>
internal sealed class ConfigurationCredentials(IConfigurationSection section) : FalCredentials
{
    private const string Name = "Key";

    /// <summary>Gets where in the configuration the key should be.</summary>
    public string Path => ConfigurationPath.Combine(section.Path, Name);

    /// <summary>Gets a value indicating whether the configuration has a key.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(section[Name]);

    /// <summary>Gets a value indicating whether there is anything that could be a key.</summary>
    public bool HasKey => !string.IsNullOrWhiteSpace(Find());

    private protected override ValueTask<string?> FindKeyAsync(CancellationToken cancellationToken) => new(Find());

    private string? Find() => IsConfigured ? section[Name] : EnvironmentCredentials.Find(Environment.GetEnvironmentVariable);
}
