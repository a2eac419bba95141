namespace Flux2Gen.Specs.Parsing;

/// <content>Summaries of types without a description.</content>
internal sealed partial class TypeParser
{
    /// <summary>The summary of a record.</summary>
    private string Fallback(TypeContext context, string name)
    {
        if (name == $"{_endpoint}Input")
        {
            return $"Input of `{_id}`.";
        }

        if (name == $"{_endpoint}Output")
        {
            return $"Output of `{_id}`.";
        }

        return context.Component is { } component ? $"The `{component}` schema." : $"{context.Role ?? "The value"} of {Owner(context)}.";
    }

    /// <summary>The summary of an enum or union.</summary>
    private string ValuesFallback(TypeContext context, string name) =>
        context.Component is null ? $"Possible values of {Owner(context)}." : Fallback(context, name);

    /// <summary>The member that a type is made for, or the endpoint's input or output itself.</summary>
    private string Owner(TypeContext context) =>
        context.Member is { } member ? $"`{member}`" : $"the {(context.IsInput ? "input" : "output")} of `{_id}`";
}
