using Flux2Gen.Generator.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Generator.Input;

/// <summary>Reads MSBuild properties. A value that is none gets a diagnostic, and the default in its place.</summary>
internal sealed class SettingReader(AnalyzerConfigOptions options)
{
    private readonly List<DiagnosticInfo> _diagnostics = [];

    public IEnumerable<DiagnosticInfo> Diagnostics => _diagnostics;

    public static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue($"build_property.{name}", out string? value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    public string? Property(string name) => Property(options, name);

    public bool Boolean(string name, bool standard) =>
        Value(name, "'true' or 'false'", static text => bool.TryParse(text, out _), _ => standard ? "true" : "false") is { } value
            ? bool.Parse(value)
            : standard;

    /// <summary>The value; what <paramref name="mend"/> makes of a wrong one; null when there is none.</summary>
    public string? Value(string name, string expected, Func<string, bool> isValid, Func<string, string> mend)
    {
        if (Property(name) is not { } value || isValid(value))
        {
            return Property(name);
        }

        string used = mend(value);
        _diagnostics.Add(DiagnosticInfo.AtStart(Descriptors.InvalidSetting, ProjectSettings.ProjectPath(options), name, value, expected, used));
        return used;
    }
}
