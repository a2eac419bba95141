using System.Text.Json;
using Flux2Gen.Specs.Docs;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Documents;

/// <summary>An endpoint as a caller sees it, with the names that a project's settings do not change.</summary>
internal sealed class EndpointView
{
    private EndpointView(EndpointModel model, RawSchema? input)
    {
        Model = model;
        Summary = Text(model.Docs);
        Inputs = model.Objects.FirstOrDefault(type => type.Name == model.Input.Name) is { } record
            ? [.. record.Properties.Select(property => Row(property, input))]
            : [];
    }

    /// <summary>Gets the model that its code is made of.</summary>
    public EndpointModel Model { get; }

    /// <summary>Gets fal's id.</summary>
    public string Id => Model.Id;

    /// <summary>Gets the name of its property of <c>FalApi</c>.</summary>
    public string Name => ApiName.Of(Model.Name);

    /// <summary>Gets a call with just the values that have to be given.</summary>
    public string Call => CallSnippet.Of(Model);

    /// <summary>Gets what it is, in a sentence or two.</summary>
    public string Summary { get; }

    /// <summary>Gets the properties of its input in fal's order; none when the input is not an object.</summary>
    public IReadOnlyList<InputRow> Inputs { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="keepOwner">Whether its names keep their owner, because another endpoint of the project has the short ones.</param>
    /// <returns>The endpoint, or <see langword="null"/> when no code can be made of the document.</returns>
    public static EndpointView? TryRead(string text, bool keepOwner = false) =>
        SpecParser.Parse(text, new ParserOptions { KeepOwner = keepOwner }, CancellationToken.None).Endpoint is { } model
            ? new EndpointView(model, SpecDocument.TryParse(text)?.Input)
            : null;

    private InputRow Row(PropertyModel property, RawSchema? input)
    {
        RawSchema? schema = input?.Properties.FirstOrDefault(candidate => candidate.Key == property.WireName).Value;
        return new InputRow(
            property.Name,
            property.WireName,
            TypeText.Of(property),
            property.MustBeGiven,
            new RangeText(Model).Of(property),
            schema?.Get("default") is { ValueKind: not JsonValueKind.Null } value ? value.GetRawText().ReplaceLineEndings(" ") : "",
            Text(property.Docs));
    }

    private static string Text(DocModel docs) =>
        string.Join(" ", docs.Summary.OfType<DocParagraph>().Select(paragraph => DocPlainText.Of(paragraph.Content)));
}
