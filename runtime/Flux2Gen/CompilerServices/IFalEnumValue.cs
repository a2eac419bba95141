namespace Flux2Gen;

/// <summary>
/// An open enum: a set of values that a document lists, and room for any other, which can be read and sent too. Every emitted
/// enum is one.
/// </summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IFalEnumValue<TSelf> : IFalModel<TSelf>, IEquatable<TSelf>, IParsable<TSelf>
    where TSelf : struct, IFalEnumValue<TSelf>
{
    /// <summary>Gets the values that the document lists.</summary>
    static abstract IReadOnlyList<TSelf> Values { get; }

    /// <summary>Gets a value indicating whether the document lists the value.</summary>
    bool IsKnown { get; }
}
