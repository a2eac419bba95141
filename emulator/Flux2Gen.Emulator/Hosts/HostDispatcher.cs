using System.Collections.Frozen;
using Flux2Gen.Emulator.Realtime;
using Flux2Gen.Emulator.Server;

namespace Flux2Gen.Emulator.Hosts;

/// <summary>Hands a request to its fal host: key first, then scripted faults, then the host itself.</summary>
internal sealed class HostDispatcher
{
    private readonly FrozenDictionary<string, IFalHost> _hosts;
    private readonly LocalFalFaults _faults;
    private readonly LocalFalRequestCollection _requests;
    private readonly bool _requireKey;

    public HostDispatcher(IEnumerable<IFalHost> hosts, LocalFalFaults faults, LocalFalRequestCollection requests, bool requireKey)
    {
        // The proxy comes back through the dispatcher, and is no host that can be proxied to.
        ProxyHost proxy = new(this);
        _hosts = hosts.Append(proxy)
            .SelectMany(host => host.Names.Select(name => KeyValuePair.Create(name, host)))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _faults = faults;
        _requests = requests;
        _requireKey = requireKey;
    }

    /// <summary>Tells whether <paramref name="name"/> is a host of fal's.</summary>
    public bool IsFalHost(string name) => _hosts.TryGetValue(name, out IFalHost? host) && host is not ProxyHost;

    /// <summary>Decides on the answer to a request.</summary>
    public EmulatorResponse Dispatch(EmulatorRequest request)
    {
        _requests.Add(new LocalFalRequest(request.Method, request.Host, request.Path, request.Query, request.Headers, request.Body));
        if (!_hosts.TryGetValue(request.Host, out IFalHost? host))
            return ContentResponse.Detail(404, $"'{request.Host}' is not a host of the local fal; the first path segment is the fal host, such as queue.fal.run");
        FalRoute route = host.Route(request);
        if (_requireKey && host.RequiresKey && !route.IsPublic && request.Token is null && !FalKey.IsPresent(request))
            return ContentResponse.Detail(401, "Authentication is required to access this application");

        if (route.Operation is not { } operation || !_faults.TryTake(operation, route.Part, out LocalFalFault? fault))
            return route.Handle();
        if (fault.AfterEvents is { } events && route.Handle() is { } response)
        {
            return response switch
            {
                EventStreamResponse stream => stream.BreakAfter(events, fault.Abort),
                RealtimeResponse realtime => realtime.BreakAfter(fault),
                _ => response,
            };
        }
        if (fault.AfterBytes is { } bytes && route.Handle() is { } download)
            return download is FileResponse file ? file.BreakAfter(bytes) : download;

        if (fault.AfterAccepting)
            route.Handle();
        return FaultResponses.For(fault);
    }
}
