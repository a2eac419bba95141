using System.Globalization;
using Flux2Gen.Cli.Verification.Mutations;

namespace Flux2Gen.Cli.Verification.Mutants;

/// <summary>What a check of mutants found.</summary>
internal sealed class MutationReport
{
    /// <summary>Gets how many documents were altered.</summary>
    public required int Documents { get; init; }

    /// <summary>Gets how many mutants there were.</summary>
    public int Mutants { get; private set; }

    /// <summary>Gets how many became code that compiles and loses nothing.</summary>
    public int Compiled { get; private set; }

    /// <summary>Gets how many were refused, with a diagnostic at a place.</summary>
    public int Refused { get; private set; }

    /// <summary>Gets how many alterations changed nothing.</summary>
    public int Unaltered { get; private set; }

    /// <summary>Gets how many mutants had code that no other mutant of the document had.</summary>
    public int Codes { get; private set; }

    /// <summary>Gets how many were neither.</summary>
    public int Failed => Mutants - Compiled - Refused;

    /// <summary>Gets or sets how long it took.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>Gets a value indicating whether every mutant came through, and there was one.</summary>
    public bool Passed => Failed == 0 && Mutants > 0;

    /// <summary>Gets the last line, which scripts read.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"mutants: documents={Documents} mutations={MutationList.Count} mutants={Mutants} compiled={Compiled} refused={Refused} failed={Failed} seconds={Elapsed.TotalSeconds:F1}");

    /// <summary>Counts mutants that are through.</summary>
    /// <param name="mutants">The mutants.</param>
    public void Add(IReadOnlyList<Mutant> mutants)
    {
        Unaltered += mutants.Count(mutant => !mutant.IsAltered);
        Mutants += mutants.Count(mutant => mutant.IsAltered);
        Compiled += mutants.Count(mutant => mutant is { IsAltered: true, IsFailed: false, Code: not null });
        Refused += mutants.Count(mutant => mutant is { IsAltered: true, IsFailed: false, IsRefused: true });
        Codes += mutants.Select(mutant => mutant.Code).OfType<MutantCode>().Distinct().Count();
    }

    /// <summary>Prints the report; failures were printed when they were found.</summary>
    /// <param name="output">Where.</param>
    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Codes} different sources were compiled; {Unaltered} alterations changed nothing."));
        output.WriteLine(Summary);
    }
}
