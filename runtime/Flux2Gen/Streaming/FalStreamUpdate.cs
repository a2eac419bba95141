using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Flux2Gen.Results;
using Flux2Gen.Text;
using Flux2Gen.Transport;

namespace Flux2Gen;

/// <summary>An output that a model gave while it worked. Only the end of the stream tells which one was the last, and so the result.</summary>
/// <remarks>
/// An update without any member of the output, such as <c>{}</c> or <c>{"metrics":…}</c>, is never the result when another one has some.
/// A partial output often has less than the type asks for: in emitted types what is missing is then empty. One of another kind does not fit,
/// which <see cref="TryGetData"/> tells without an error. <see cref="RawJson"/> and <see cref="RawBody"/> hold all of it either way.
/// </remarks>
/// <typeparam name="T">The type of the output.</typeparam>
public sealed class FalStreamUpdate<T>
{
    private readonly ApiResponse _answer;
    private readonly FalModelContract<T> _contract;
    private readonly string? _endpointId;
    private FalResult<T>? _result;

    internal FalStreamUpdate(ApiResponse answer, FalModelContract<T> contract, string? endpointId, int index)
    {
        _answer = answer;
        _contract = contract;
        _endpointId = endpointId;
        Index = index;
    }

    /// <summary>Gets the place in the stream, from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the output.</summary>
    /// <exception cref="FalProtocolException">What the model gave does not fit the type; the exception says where, and holds what came.</exception>
    public T Data => Result.Data;

    /// <summary>Gets the id of the request; <see langword="null"/> when fal gave none.</summary>
    public string? RequestId => _answer.RequestId;

    /// <summary>Gets the output as fal sent it, or <see langword="null"/> when it is not JSON.</summary>
    public JsonElement? RawJson => Result.RawJson;

    /// <summary>Gets the bytes that fal sent, whatever they are.</summary>
    public ReadOnlyMemory<byte> RawBody => _answer.RawBody;

    /// <summary>Gets the output as a result, read when it is first asked for: who wants only the last one does not pay for the others.</summary>
    internal FalResult<T> Result => _result ??= new FalResult<T>(_answer, _contract, _endpointId, requestId: null, last: null, nameof(FalStreamUpdate<T>));

    /// <summary>Gets a value indicating whether it has a member of the output.</summary>
    internal bool HasOutput => AnswerContents.HasOutput(RawBody.Span, _contract, () => Result);

    /// <summary>Gets the output if it fits its type.</summary>
    /// <param name="data">The output.</param>
    /// <returns>Whether it fits.</returns>
    public bool TryGetData([MaybeNullWhen(false)] out T data) => Result.TryGetData(out data);

    /// <summary>Returns a line for a console or a log, such as "fal-ai/flux-2, request 764cabcf, update 3, 1,234 bytes". Nothing of the output is in it.</summary>
    /// <returns>A text for people.</returns>
    public override string ToString()
    {
        string request = RequestId is null ? "" : $", request {ErrorText.OneLine(RequestId, 128)}";
        return string.Create(CultureInfo.InvariantCulture, $"{_endpointId ?? typeof(T).Name}{request}, update {Index}, {RawBody.Length:N0} bytes");
    }
}
