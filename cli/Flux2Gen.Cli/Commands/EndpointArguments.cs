using System.CommandLine;

namespace Flux2Gen.Cli.Commands;

/// <summary>Arguments that are endpoint ids.</summary>
internal static class EndpointArguments
{
    /// <summary>Builds an argument of at least one id.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string[]> OneOrMore() => Of("Ids of endpoints, such as fal-ai/flux-2/edit.", ArgumentArity.OneOrMore);

    /// <summary>Builds an argument of any number of ids.</summary>
    /// <param name="description">What it is without any.</param>
    /// <returns>The argument.</returns>
    public static Argument<string[]> ZeroOrMore(string description) => Of(description, ArgumentArity.ZeroOrMore);

    private static Argument<string[]> Of(string description, ArgumentArity arity)
    {
        var argument = new Argument<string[]>("endpoint-id") { Description = description, Arity = arity };

        // A misspelt option would be taken for an id, and '--chek' for something to update.
        argument.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } option)
            {
                result.AddError($"There is no option '{option.Value}'.");
            }
        });
        return argument;
    }
}
