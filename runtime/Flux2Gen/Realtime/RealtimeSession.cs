using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Flux2Gen.Transport;

namespace Flux2Gen.Realtime;

/// <summary>A realtime connection for as long as it is wanted, over one socket after the other.</summary>
internal sealed partial class RealtimeSession : IAsyncDisposable
{
    private static readonly TimeSpan DisposeTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long an input may still be sent over a connection that the peer has ended: it may have arrived before.</summary>
    private static readonly TimeSpan SendGrace = TimeSpan.FromSeconds(1);

    private readonly ClientTransport _transport;
    private readonly RealtimeDialer _dialer;
    private readonly FalRealtimeOptions _options;
    private readonly Channel<RealtimeEvent> _events;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _life = new();
    private readonly CancellationTokenSource _openings = new();
    private readonly UnansweredIds _unanswered = new();
    private readonly ConcurrentQueue<RealtimeOutput> _late = new();
    private readonly CancellationTokenRegistration _clientEnd;
    private RealtimeSocket? _socket;
    private Task _pump = Task.CompletedTask;
    private Exception? _end;
    private bool _isOver;
    private bool _isRenewed;
    private long _sent;
    private long _received;
    private int _losses;
    private int _isDisposed;

    public RealtimeSession(ClientTransport transport, RealtimeDialer dialer, FalRealtimeOptions options)
    {
        _transport = transport;
        _dialer = dialer;
        _options = options;
        _events = Channel.CreateBounded<RealtimeEvent>(options.ReceiveCapacity);
        _clientEnd = transport.Lifetime.Register(static session => ((RealtimeSession)session!)._socket?.Abort(), this);
    }

    public long SentCount => Interlocked.Read(ref _sent);

    public long ReceivedCount => Interlocked.Read(ref _received);

    public IReadOnlyList<string> UnansweredIds => _unanswered.Snapshot;

    /// <summary>Opens the first connection.</summary>
    /// <exception cref="FalException">It was not opened.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken) => Start(await _dialer.OpenAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Refuses an input that could not be sent, before its files are uploaded.</summary>
    /// <exception cref="FalConnectionException">The session is over for good.</exception>
    public void ThrowIfOver()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        if (Volatile.Read(ref _isOver))
        {
            throw RealtimeErrors.Over(_dialer.EndpointId, _end);
        }
    }

    /// <summary>Sends an input, over a new connection if there is none any more and the options say so.</summary>
    /// <exception cref="FalException">It was not sent, or may have been.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> message, string? requestId, CancellationToken cancellationToken)
    {
        ThrowIfOver();
        await WaitTurnAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            RealtimeSocket socket = _socket is { IsOpen: true } open ? open : await ReopenAsync(cancellationToken).ConfigureAwait(false);
            if (requestId is not null)
            {
                _unanswered.Add(requestId);
            }

            Interlocked.Increment(ref _sent);
            await socket.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives the next result, or null when there will be none.</summary>
    /// <exception cref="FalException">The connection ended in a failure.</exception>
    public async ValueTask<RealtimeOutput?> ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            RealtimeEvent next = await _events.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            return next.Output ?? throw next.Failure!;
        }
        catch (ChannelClosedException closed)
        {
            if (closed.InnerException is { } failure)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            return _late.TryDequeue(out RealtimeOutput? late) ? late : null;
        }
    }

    /// <summary>Closes the connection. What was received before can still be taken.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _clientEnd.DisposeAsync().ConfigureAwait(false);

        // Nothing is opened any more. What is being sent may end; a peer that takes nothing does not hold the end up.
        await _openings.CancelAsync().ConfigureAwait(false);
        using var limit = new CancellationTokenSource(DisposeTimeout, _transport.Options.TimeProvider);
        bool hasTurn = false;
        try
        {
            await _turn.WaitAsync(limit.Token).ConfigureAwait(false);
            hasTurn = true;
        }
        catch (OperationCanceledException)
        {
            _socket?.Abort();
        }

        if (_socket is { } socket)
        {
            await socket.EndAsync(failure: null).ConfigureAwait(false);
        }

        await _life.CancelAsync().ConfigureAwait(false);
        if (hasTurn)
        {
            _turn.Release();
        }

        await _pump.ConfigureAwait(false);
        _events.Writer.TryComplete();
    }

    private async Task WaitTurnAsync(CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _life.Token);
        try
        {
            await _turn.WaitAsync(linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ObjectDisposedException(nameof(RealtimeSession));
        }

        if (Volatile.Read(ref _isDisposed) != 0)
        {
            _turn.Release();
            throw new ObjectDisposedException(nameof(RealtimeSession));
        }
    }

    /// <summary>Opens another connection, for an input that is to be sent. The turn is taken.</summary>
    private async Task<RealtimeSocket> ReopenAsync(CancellationToken cancellationToken)
    {
        if (_options.Reconnect == FalRealtimeReconnect.Never || _isOver)
        {
            throw RealtimeErrors.Over(_dialer.EndpointId, _end);
        }

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _openings.Token);
        try
        {
            RealtimeSocket socket = await _dialer.OpenAsync(linked.Token).ConfigureAwait(false);
            Start(socket);
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
            return socket;
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ObjectDisposedException(nameof(RealtimeSession));
        }
    }

    private void Start(RealtimeSocket socket)
    {
        _socket = socket;
        if (_transport.Lifetime.IsCancellationRequested)
        {
            socket.Abort();
        }

        _pump = Task.Run(() => PumpAsync(socket));
    }
}
