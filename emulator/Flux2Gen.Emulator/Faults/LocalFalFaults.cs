using System.Diagnostics.CodeAnalysis;

namespace Flux2Gen.Emulator;

/// <summary>The faults waiting to be served, in order. Thread-safe.</summary>
public sealed class LocalFalFaults
{
    private readonly Lock _lock = new();
    private readonly List<LocalFalFault> _pending = [];

    /// <summary>Gets the number of faults not served yet.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count;
            }
        }
    }

    /// <summary>Adds a fault behind those already waiting.</summary>
    /// <param name="fault">The fault to serve to the next request for its operation.</param>
    public void Enqueue(LocalFalFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_lock)
        {
            _pending.Add(fault);
        }
    }

    /// <summary>Forgets every fault not served yet.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _pending.Clear();
        }
    }

    internal bool TryTake(LocalFalOperation operation, int? part, [NotNullWhen(true)] out LocalFalFault? fault)
    {
        lock (_lock)
        {
            int index = _pending.FindIndex(candidate => candidate.Operation == operation && (candidate.Part is null || candidate.Part == part));
            fault = index < 0 ? null : _pending[index];
            if (index >= 0)
                _pending.RemoveAt(index);
            return fault is not null;
        }
    }
}
