namespace Flux2Gen.Specs.Naming;

/// <summary>
/// Gives names that stand beside each other their C# names. As far as that can be, a name depends on its own text alone: of several
/// that would have one C# name the plainest spelling keeps it, whatever the order, and each other one is spelled out.
/// </summary>
internal sealed class MemberNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private MemberNames()
    {
    }

    /// <summary>Names members by their names on the wire.</summary>
    /// <param name="wires">The names on the wire.</param>
    /// <param name="plain">Makes the C# name of one of them.</param>
    /// <param name="isReserved">Whether a member cannot have a name, because all types of the kind use it.</param>
    /// <param name="prefix">Stands before names that are spelled out.</param>
    /// <returns>The C# names by names on the wire.</returns>
    public static IReadOnlyDictionary<string, string> Assign(IEnumerable<string> wires, Func<string, string> plain, Func<string, bool> isReserved, string prefix = "")
    {
        var members = new MemberNames();
        IGrouping<string, string>[] groups = [.. wires.Distinct(StringComparer.Ordinal).GroupBy(wire => Free(plain(wire), isReserved), StringComparer.Ordinal)];
        foreach (IGrouping<string, string> group in groups)
        {
            members.Add(group.Count() == 1 ? group.First() : Plainest(group), group.Key);
        }

        foreach (IGrouping<string, string> group in groups.Where(static group => group.Skip(1).Any()))
        {
            foreach (string wire in group.Where(wire => !members._names.ContainsKey(wire)).OrderBy(static wire => wire, StringComparer.Ordinal))
            {
                members.Spell(wire, prefix, isReserved);
            }
        }

        return members._names;
    }

    /// <summary>The name, or the one that a member has instead of a reserved name.</summary>
    private static string Free(string name, Func<string, bool> isReserved)
    {
        while (isReserved(name))
        {
            name += "Value";
        }

        return name;
    }

    private void Spell(string wire, string prefix, Func<string, bool> isReserved)
    {
        string spelled = Free(CSharpName.Bounded(prefix + SpelledName.FromWire(wire)), isReserved);
        string name = spelled;
        for (string text = wire; _taken.Contains(name); text += "_")
        {
            name = CSharpName.Hashed(spelled, text);
        }

        Add(wire, name);
    }

    private void Add(string wire, string name)
    {
        _taken.Add(name);
        _names.Add(wire, name);
    }

    private static string Plainest(IEnumerable<string> wires) => wires
        .OrderBy(SpelledName.Oddity)
        .ThenBy(static wire => SpelledName.FromWire(wire).Length)
        .ThenBy(static wire => wire, StringComparer.Ordinal)
        .First();
}
