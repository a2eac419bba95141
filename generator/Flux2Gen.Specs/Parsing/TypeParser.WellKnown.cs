using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;

namespace Flux2Gen.Specs.Parsing;

/// <content>Objects that are files or sizes: classes of the runtime library, or records that derive from them.</content>
internal sealed partial class TypeParser
{
    /// <summary>The library's class for an object where it stands; null when the object is a type of the endpoint's own.</summary>
    private WellKnownMatch? WellKnown(Schema shape, TypeContext context)
    {
        // A member's name tells what stands in its place, and not what a component is that others refer to as well.
        string?[] names = [context.Component, shape.Title, context.Component is null ? context.Member : null];
        return _options.UseWellKnownTypes ? WellKnownTypes.Match(shape, names, context.IsInput, Shape) : null;
    }

    /// <summary>Whether references to a component lead to a class of the library, so that no type is made of it.</summary>
    private bool IsWellKnown(string component) =>
        _document.Schemas.TryGetValue(component, out Schema? schema)
        && WellKnown(Shape(schema), Inside(component, new TypeContext("", false, false) { IsOutput = false })) is { IsWhole: true } match
        && (match.Class == MediaName.Size || !IsInputOnly(component));

    private bool IsWellKnown(Schema arm, TypeContext context) => arm.Reference is { } name
        ? IsWellKnown(name)
        : WellKnown(Shape(arm), context with { Component = null }) is { IsWhole: true } match && (match.Class == MediaName.Size || !context.TakesFiles);

    private bool IsInputOnly(string component) => _inputReach.Contains(component) && !_outputReach.Contains(component);

    /// <summary>Whether an object of an input holds the address of a file under the plain name <c>url</c>, so that a local file can be given there.</summary>
    private static bool HoldsFileUrl(Schema shape, TypeContext context) =>
        context.TakesFiles && !context.IsRoot && FileInputRule.IsFileObject(context.Component ?? shape.Title, context.Member)
        && shape.Property(FileInputRule.PlainUrl) is not null;

    /// <summary>The members that a record inherits, in the order of the class.</summary>
    private static IEnumerable<PropertyModel> Inherited(string name) => WellKnownTypes.MembersOf(name).Select(static member => new PropertyModel
    {
        Name = Naming.CSharpName.Pascal(member.Name),
        LocalName = "",
        WireName = member.Name,
        Type = TypeRefModel.Of(member.Kind),
        IsRequired = member.Name == FileInputRule.PlainUrl,
        AllowsNull = false,
        Constant = null,
        IsInherited = true,
        IsDeprecated = false,
        Docs = DocParser.None,
        Constraints = ConstraintModel.None,
    });
}
