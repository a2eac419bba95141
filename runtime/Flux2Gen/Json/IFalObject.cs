using System.Text.Json;

namespace Flux2Gen;

/// <summary>A model that is an object in JSON. Every emitted record is one.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IFalObject<TSelf> : IFalModel<TSelf>
    where TSelf : IFalObject<TSelf>
{
    /// <summary>
    /// Gets the members of the JSON that no property holds: those that the document does not list, and numbers that do not
    /// fit the type of their property. They are kept when read and sent when set.
    /// </summary>
    /// <remarks>The name of a member that the document does list counts only as long as its property has no value.</remarks>
    IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; }
}
