using Flux2Gen.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Flux2Gen.DependencyInjection;

/// <summary>Builds the handlers of a fal client, with the services of the program, and disposes of them with the client.</summary>
internal sealed class FalHandlerBuilder(IServiceScope scope) : HttpMessageHandlerBuilder, IDisposable
{
    private readonly List<DelegatingHandler> _additional = [];
    private HttpMessageHandler? _primary;
    private HttpMessageHandler? _pipeline;

    public override string? Name { get; set; }

    public override HttpMessageHandler PrimaryHandler
    {
        get => _primary ??= OwnHttpClient.ApiHandler();
        set => _primary = value;
    }

    public override IList<DelegatingHandler> AdditionalHandlers => _additional;

    public override IServiceProvider Services => scope.ServiceProvider;

    /// <summary>Gets a value indicating whether only .NET's own connections, which are of sealed types, can end an exchange by a timeout.</summary>
    public bool HasOwnConnections => _additional.Count == 0 && PrimaryHandler is SocketsHttpHandler or LoopbackHandler;

    public override HttpMessageHandler Build() => _pipeline =
        CreateHandlerPipeline(PrimaryHandler, HasOwnConnections ? [] : [.. _additional, new SingleSendHandler()]);

    public void Dispose()
    {
        _pipeline?.Dispose();
        scope.Dispose();
    }
}
