using System.Globalization;

namespace Flux2Gen.Specs.Naming;

/// <summary>The names that are taken in a scope. Who asks first keeps the name; a later one gets a number.</summary>
internal sealed class NameScope(params string[] reserved)
{
    private readonly HashSet<string> _taken = new(reserved, StringComparer.Ordinal);

    public bool IsTaken(string name) => _taken.Contains(name);

    /// <summary>Takes the name, or the name with the first free number from 2.</summary>
    public string Take(string name)
    {
        string free = name;
        for (int number = 2; !_taken.Add(free); number++)
        {
            // A number after a digit would read as one number.
            string separator = CSharpName.IsDigit(name[name.Length - 1]) ? "_" : "";
            free = name + separator + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }
}
