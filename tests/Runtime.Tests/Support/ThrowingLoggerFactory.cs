using Microsoft.Extensions.Logging;

namespace Flux2Gen.Runtime.Tests.Support;

/// <summary>A log that cannot take the messages of one event.</summary>
/// <param name="eventName">The name of the event.</param>
internal sealed class ThrowingLoggerFactory(string eventName) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == eventName)
        {
            throw new AggregateException("An error occurred while writing to logger(s).");
        }
    }

    public void Dispose()
    {
    }
}
