using Flux2Gen.Runtime.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Flux2Gen.Runtime.Tests.DependencyInjection;

/// <summary>A service collection whose HTTP clients end in a script.</summary>
public abstract class ServiceTest : IDisposable
{
    internal const string Key = "key-id-1234:key-secret-5678";
    internal const string OtherKey = "key-id-4321:key-secret-8765";

    private ServiceProvider? _provider;

    protected ServiceTest()
    {
        // What is set on the machine of whoever runs the tests must not decide them.
        Environment.SetEnvironmentVariable("FAL_KEY", null);
        Environment.SetEnvironmentVariable("FAL_KEY_ID", null);
    }

    internal IServiceCollection Services { get; } = new ServiceCollection();

    internal ScriptedHandler Server { get; } = new();

    internal IServiceProvider Provider => _provider ??= Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    internal FalClient Client => Provider.GetRequiredService<FalClient>();

    public void Dispose()
    {
        _provider?.Dispose();
        GC.SuppressFinalize(this);
    }

    internal static IConfigurationRoot Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(item => KeyValuePair.Create(item.Key, item.Value))).Build();

    /// <summary>What a host does when it starts.</summary>
    internal void Start() => Provider.GetRequiredService<IStartupValidator>().Validate();

    internal string StartupFailure() => Assert.ThrowsAny<OptionsValidationException>(Start).Message;
}
