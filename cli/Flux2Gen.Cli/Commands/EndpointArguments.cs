using System.CommandLine;

namespace Flux2Gen.Cli.Commands;

/// <summary>Arguments that are endpoint ids.</summary>
internal static class EndpointArguments
{
    /// <summary>Builds an argument of at least one id.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string[]> OneOrMore() => new("endpoint-id")
    {
        Description = "Ids of endpoints, such as fal-ai/flux-2/edit.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Builds an argument of any number of ids.</summary>
    /// <param name="description">What it is without any.</param>
    /// <returns>The argument.</returns>
    public static Argument<string[]> ZeroOrMore(string description) => new("endpoint-id")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrMore,
    };
}
