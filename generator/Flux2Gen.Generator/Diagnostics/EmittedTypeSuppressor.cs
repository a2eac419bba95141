using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Flux2Gen.Generator.Diagnostics;

/// <summary>Suppresses CS0436 where a project uses an emitted type that a project it refers to has under the same name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EmittedTypeSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Rule = new(
        "FLUXS0436",
        "CS0436",
        "Both projects have the type emitted, and the compiler uses the project's own.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (Diagnostic diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, findInsideTrivia: true, getInnermostNodeForTie: true) is { } name
                && IsEmitted(context.GetSemanticModel(tree).GetSymbolInfo(name, context.CancellationToken).Symbol))
            {
                context.ReportSuppression(Suppression.Create(Rule, diagnostic));
            }
        }
    }

    private static bool IsEmitted(ISymbol? symbol)
    {
        INamedTypeSymbol? type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
        return type is not null && (IsEmitted(type.ContainingType) || type.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments.Any(static argument => argument.Value is "Flux2Gen")));
    }
}
