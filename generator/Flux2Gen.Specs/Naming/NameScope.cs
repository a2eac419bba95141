using System.Globalization;

namespace Flux2Gen.Specs.Naming;

/// <summary>The names that are taken in a scope. The first caller keeps the name; a later one gets a number.</summary>
internal sealed class NameScope(params string[] reserved)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    /// <summary>The last number that each name was given, so that many of one name are not counted from the start each time.</summary>
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public bool IsTaken(string name) => _taken.Contains(name);

    /// <summary>Takes the name, or the name with the first free number from 2.</summary>
    public string Take(string name)
    {
        if (_taken.Add(name))
        {
            return name;
        }

        // A number after a digit would read as one number.
        string separator = CSharpName.IsDigit(name[name.Length - 1]) ? "_" : "";
        int number = _numbers.TryGetValue(name, out int last) ? last : 1;
        string free;
        do
        {
            number++;
            free = name + separator + number.ToString(CultureInfo.InvariantCulture);
        }
        while (!_taken.Add(free));

        _numbers[name] = number;
        return free;
    }
}
