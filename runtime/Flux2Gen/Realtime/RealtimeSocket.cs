using System.Net.WebSockets;

namespace Flux2Gen.Realtime;

/// <summary>One connection: sends and receives whole messages, and counts them.</summary>
// The socket is disposed of at its end; the rest holds nothing that has to be given back.
#pragma warning disable CA1001
internal sealed class RealtimeSocket
#pragma warning restore CA1001
{
    private const int ReceiveSize = 16 * 1024;

    /// <summary>How long a connection may take to be closed in order.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly FalClientOptions _options;
    private readonly RealtimeScope? _scope;
    private readonly CancellationTokenSource _abort = new();
    private Exception? _cause;
    private readonly object _lock = new();
    private byte[] _buffer = new byte[ReceiveSize];
    private long _sent;
    private long _received;
    private bool _isLastAnswered = true;
    private bool _isOver;

    public RealtimeSocket(WebSocket socket, string host, string endpointId, string secret, string? token, FalClientOptions options, RealtimeScope? scope)
    {
        _socket = socket;
        _options = options;
        _scope = scope;
        Host = host;
        EndpointId = endpointId;
        Secret = secret;
        Token = token;
    }

    public string Host { get; }

    public string EndpointId { get; }

    /// <summary>Gets the key or the token that it was opened with, to be taken out of whatever is shown.</summary>
    public string Secret { get; }

    /// <summary>Gets the token that it was opened with; null when it was the key.</summary>
    public string? Token { get; }

    public bool IsOpen => !Volatile.Read(ref _isOver) && _socket.State == WebSocketState.Open;

    /// <summary>Gets how many inputs were sent without so many results: at least, since an input can have several.</summary>
    public long Outstanding
    {
        get
        {
            lock (_lock)
            {
                return Math.Max(_sent - _received, _isLastAnswered ? 0 : 1);
            }
        }
    }

    /// <summary>Gets a value indicating whether no result came after the last input.</summary>
    public bool IsLastUnanswered
    {
        get
        {
            lock (_lock)
            {
                return !_isLastAnswered;
            }
        }
    }

    public bool HasTraffic
    {
        get
        {
            lock (_lock)
            {
                return _sent > 0 || _received > 0;
            }
        }
    }

    /// <summary>Sends an input. Counted before it is sent: its result may be here before the call returns.</summary>
    /// <exception cref="FalConnectionException">It may have been sent.</exception>
    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _sent++;
            _isLastAnswered = false;
        }

        Exception? failure = null;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _abort.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, linked.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            failure = new OperationCanceledException(exception.Message, RealtimeErrors.Aborted(this, exception), cancellationToken);
        }
        catch (Exception exception)
        {
            failure = RealtimeErrors.Lost(this, Volatile.Read(ref _cause) ?? exception);
        }

        _scope?.Sent(failure);
        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>Receives a whole message, or the end.</summary>
    /// <exception cref="FalException">The connection was lost, or a message is too large.</exception>
    public async Task<RealtimeFrame> ReceiveAsync(CancellationToken cancellationToken)
    {
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // Whatever a socket makes of it that was disposed of in the meantime.
                throw cancellationToken.IsCancellationRequested
                    ? new OperationCanceledException(exception.Message, exception, cancellationToken)
                    : RealtimeErrors.Lost(this, exception);
            }

            if (part.MessageType == WebSocketMessageType.Close)
            {
                return new RealtimeFrame(default, IsText: false, _socket.CloseStatus ?? WebSocketCloseStatus.Empty, _socket.CloseStatusDescription);
            }

            length += part.Count;
            if (length > _options.MaxResponseSize)
            {
                throw RealtimeErrors.TooLarge(this, _options.MaxResponseSize);
            }

            if (part.EndOfMessage)
            {
                return new RealtimeFrame(_buffer.AsSpan(0, length).ToArray(), part.MessageType == WebSocketMessageType.Text);
            }

            if (length == _buffer.Length)
            {
                // By what came, and never by what is announced.
                Array.Resize(ref _buffer, (int)Math.Min(length * 2L, Array.MaxLength));
            }
        }
    }

    public void CountResult()
    {
        lock (_lock)
        {
            _received++;
            _isLastAnswered = true;
        }
    }

    /// <summary>Sends nothing more over it. What is being sent fails.</summary>
    /// <param name="cause">Why the connection is over.</param>
    public void Abort(Exception? cause = null)
    {
        Volatile.Write(ref _cause, cause);
        _abort.Cancel();
        _socket.Abort();
    }

    /// <summary>Closes the connection, in order where that works, and tells how it ended.</summary>
    public async Task EndAsync(Exception? failure)
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            Volatile.Write(ref _isOver, true);
        }

        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var limit = new CancellationTokenSource(CloseTimeout, _options.TimeProvider);
            try
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, limit.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // It is gone already.
            }
        }

        _socket.Dispose();
        _scope?.Ended(_sent, _received, failure);
    }
}
