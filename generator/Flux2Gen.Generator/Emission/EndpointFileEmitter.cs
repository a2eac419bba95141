using Flux2Gen.Generator.Diagnostics;
using Flux2Gen.Generator.Input;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the source file of an endpoint.</summary>
internal static class EndpointFileEmitter
{
    public static void Emit(SourceProductionContext output, EndpointModel endpoint, GeneratorSettings settings)
    {
        try
        {
            output.AddSource(EndpointName.ToFileName(endpoint.Id), Print(endpoint, settings, output.CancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            output.ReportDiagnostic(Diagnostic.Create(
                Descriptors.InternalError,
                Location.None,
                $"{endpoint.Id}, {exception.GetType().Name}: {exception.Message}"));
        }
    }

    public static SourceText Print(EndpointModel endpoint, GeneratorSettings settings, CancellationToken cancellationToken)
    {
        var writer = new SourceWriter();
        FileHeader.Write(writer, settings, [.. Pragmas(endpoint)]);
        EndpointEmitter.Emit(writer, endpoint, settings);
        ShortcutEmitter.Emit(writer, endpoint, settings);
        foreach (ObjectModel type in endpoint.Objects)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Blank();
            if (type.IsTuple)
            {
                TupleEmitter.Emit(writer, type, settings);
            }
            else
            {
                ObjectEmitter.Emit(writer, type, isRootInput: type.Name == endpoint.Input.Name, settings);
            }
        }

        foreach (UnionModel type in endpoint.Unions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Blank();
            UnionEmitter.Emit(writer, type, settings);
        }

        foreach (EnumModel type in endpoint.Enums)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Blank();
            EnumEmitter.Emit(writer, type, settings);
        }

        return writer.ToSourceText();
    }

    private static bool IsDeprecatedInPart(EndpointModel endpoint) => endpoint.IsDeprecated
        || endpoint.Objects.Any(static type => type.IsDeprecated || type.Properties.Any(static property => property.IsDeprecated))
        || endpoint.Unions.Any(static type => type.IsDeprecated)
        || endpoint.Enums.Any(static type => type.IsDeprecated);

    private static IEnumerable<string> Pragmas(EndpointModel endpoint)
    {
        if (IsDeprecatedInPart(endpoint))
        {
            yield return "#pragma warning disable CS0618 // Emitted code uses what fal has deprecated.";
        }

        if (ShortcutEmitter.RequiredOf(endpoint).Length > 0)
        {
            yield return "#pragma warning disable CS1573 // The documentation of the other parameters is inherited.";
        }
    }
}
