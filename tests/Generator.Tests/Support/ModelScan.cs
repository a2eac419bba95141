using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Tests.Support;

/// <summary>Looks through the values between the pipeline's steps for things that hold a compilation or a file alive.</summary>
internal static class ModelScan
{
    public static void AssertValues(GeneratorRunResult result)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);

        // A step that had nothing to do is not tracked; this one always has.
        Assert.Contains(TrackingNames.Settings, result.TrackedSteps.Keys);
        foreach (string step in TrackingNames.All.Where(result.TrackedSteps.ContainsKey))
        {
            foreach (object value in result.TrackedSteps[step].SelectMany(static run => run.Outputs).Select(static output => output.Value))
            {
                Visit(value, step, isSpecFile: step is TrackingNames.ReadSpec or TrackingNames.SplitSpec or TrackingNames.Parts, seen);
            }
        }
    }

    private static void Visit(object? value, string path, bool isSpecFile, HashSet<object> seen)
    {
        if (value is null or string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location or AdditionalText, $"{path} holds a {value.GetType().Name}");

        // The text of a document goes as far as the parse step and no further.
        Assert.False(value is SourceText && !isSpecFile, $"{path} holds a text");
        if (value is SourceText or DiagnosticDescriptor or Type)
        {
            return;
        }

        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                Visit(item, $"{path}[]", isSpecFile, seen);
            }

            return;
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Visit(field.GetValue(value), $"{path}.{field.Name}", isSpecFile, seen);
        }
    }
}
