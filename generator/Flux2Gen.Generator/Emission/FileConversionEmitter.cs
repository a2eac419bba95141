using Flux2Gen.Specs.Model;

namespace Flux2Gen.Generator.Emission;

/// <summary>Emits the conversions of a file to the object that it is sent as, so that a URL, a local file or another model's output can be given.</summary>
internal static class FileConversionEmitter
{
    public static void Emit(SourceWriter writer, ObjectModel type)
    {
        PropertyModel url = type.Properties.First(static property => property.MustBeGiven);
        string[] sources = [TypeRefs.FalFileInput, TypeRefs.FalFile, "string", TypeRefs.Uri];
        for (int index = 0; index < sources.Length; index++)
        {
            if (index > 0)
            {
                writer.Blank();
            }

            XmlDoc.Summary(writer, "Converts a file to the object that it is sent as.");
            writer.Line("/// <param name=\"file\">The file, or its URL.</param>");
            writer.Line($"[return: {TypeRefs.NotNullIfNotNull}(nameof(file))]");
            writer.Line($$"""public static implicit operator {{type.Name}}?({{sources[index]}}? file) => file is null ? null : new() { {{url.Name}} = file };""");
        }
    }
}
