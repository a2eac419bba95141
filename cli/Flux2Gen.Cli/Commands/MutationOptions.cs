using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Commands;

/// <summary>The options of <c>check</c> that have documents altered first.</summary>
internal sealed class MutationOptions
{
    /// <summary>Initializes a new instance.</summary>
    public MutationOptions()
    {
        Share.Validators.Add(result => Validate(result, result.Tokens));
        Numbers.Validators.Add(result => Validate(result, result.Tokens));
    }

    /// <summary>Gets the option that says how many of the mutations each document gets.</summary>
    public Option<int?> Share { get; } = new("--mutations")
    {
        Description = "Alter each document first, in this many of the 200 ways there are: the next document gets the next ones. In all ways when no number is given.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "number",
    };

    /// <summary>Gets the option that names mutations.</summary>
    public Option<int[]> Numbers { get; } = new("--mutation")
    {
        Description = "Alter each document first, in the way of this number. Can be given several times.",
        HelpName = "number",
    };

    /// <summary>Whether documents are to be altered.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>Whether they are.</returns>
    public bool AreGiven(ParseResult parsed) => parsed.GetResult(Share) is not null || parsed.GetResult(Numbers) is not null;

    /// <summary>Reads what was chosen.</summary>
    /// <param name="parsed">The command line.</param>
    /// <returns>The mutations of a document, by its place among the documents.</returns>
    public Func<int, IReadOnlyList<Mutation>> Choose(ParseResult parsed)
    {
        if (parsed.GetResult(Numbers) is not null)
        {
            IReadOnlyList<Mutation> named = [.. parsed.GetValue(Numbers)!.Select(number => MutationList.All[number - 1])];
            return _ => named;
        }

        int count = parsed.GetValue(Share) ?? MutationList.Count;
        return document => MutationList.Share(document, count);
    }

    private static void Validate(SymbolResult result, IEnumerable<Token> tokens)
    {
        if (tokens.Any(token => !int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > MutationList.Count))
        {
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"Mutations are numbers from 1 to {MutationList.Count}."));
        }
    }
}
