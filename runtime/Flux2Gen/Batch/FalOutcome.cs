using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Flux2Gen.Text;

namespace Flux2Gen;

/// <summary>What became of one of many inputs.</summary>
/// <typeparam name="TInput">The type of the input.</typeparam>
/// <typeparam name="TOutput">The type of the output.</typeparam>
public sealed class FalOutcome<TInput, TOutput>
{
    internal FalOutcome(int index, TInput input, FalResult<TOutput>? result, Exception? exception)
    {
        Index = index;
        Input = input;
        Result = result;
        Exception = exception;
    }

    /// <summary>Gets the place of the input among the inputs, from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the input.</summary>
    public TInput Input { get; }

    /// <summary>Gets the result, or <see langword="null"/> when there is none.</summary>
    public FalResult<TOutput>? Result { get; }

    /// <summary>Gets why there is no result, or <see langword="null"/> when there is one: mostly a <see cref="FalException"/>.</summary>
    public Exception? Exception { get; }

    /// <summary>Gets a value indicating whether there is a result.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Exception))]
    public bool IsSuccess => Exception is null;

    /// <summary>Gets the result, or throws what there is in its place.</summary>
    /// <returns>The result.</returns>
    /// <exception cref="FalException">There is none: <see cref="Exception"/>.</exception>
    public FalResult<TOutput> GetResult()
    {
        if (Exception is { } exception)
        {
            ExceptionDispatchInfo.Throw(exception);
        }

        return Result!;
    }

    /// <summary>Returns the place of the input, and the result or the exception in a line.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString() => IsSuccess ? $"{Index}: {Result}" : $"{Index}: {ErrorText.OneLine(Exception.Message)}";
}
