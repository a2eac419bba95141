using System.Text.Json;

namespace Flux2Gen.Json;

/// <summary>
/// What stands in for a model that came as <c>null</c> although its document does not allow it, so that the rest of a result is not lost:
/// a union of JSON <c>null</c>, an object without members, or an array without items. It is written as <c>null</c> again.
/// </summary>
internal static class FalStandIn
{
    private static readonly byte[][] Candidates = [[.. "null"u8], [.. "{}"u8], [.. "[]"u8]];

    [ThreadStatic]
    private static int _depth;

    /// <summary>Gets a value indicating whether a stand-in is being made, of which no member is there.</summary>
    public static bool IsUnderWay => _depth > 0;

    /// <summary>Gets the stand-in of a type.</summary>
    /// <typeparam name="T">The model type.</typeparam>
    /// <returns>The same instance each time; <see langword="null"/> for a type that has none, and while it is being made of itself.</returns>
    public static T? Get<T>()
        where T : IFalModel<T> => (T?)(Holder<T>.Value ?? Create<T>());

    /// <summary>Whether a value is the stand-in of its type.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns><see langword="true"/> if nothing but the stand-in is that instance; otherwise, <see langword="false"/>.</returns>
    public static bool Is<T>(T value) => default(T) is null && value is not null && ReferenceEquals(value, Holder<T>.Value);

    private static object? Create<T>()
        where T : IFalModel<T>
    {
        if (Holder<T>.IsUnderWay)
        {
            return null;
        }

        Holder<T>.IsUnderWay = true;
        _depth++;
        try
        {
            foreach (byte[] json in Candidates)
            {
                if (TryRead<T>(json) is { } made)
                {
                    return Interlocked.CompareExchange(ref Holder<T>.Value, made, null) ?? made;
                }
            }

            return null;
        }
        finally
        {
            Holder<T>.IsUnderWay = false;
            _depth--;
        }
    }

    private static object? TryRead<T>(byte[] json)
        where T : IFalModel<T>
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            return T.ReadJson(ref reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static class Holder<T>
    {
        public static object? Value;

        [ThreadStatic]
        public static bool IsUnderWay;
    }
}
