using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Endpoints;

/// <summary>A program that calls an endpoint and shows what comes, for those who begin.</summary>
internal static class FirstProgram
{
    private const string Prompt = "a lighthouse at dusk";

    /// <summary>Writes a program.</summary>
    /// <param name="endpoint">The endpoint that it calls.</param>
    /// <param name="clientNamespace">The namespace of the project's emitted code.</param>
    /// <param name="apiName">The class in it that lists the endpoints.</param>
    /// <returns>C# with top-level statements, for a project with implicit usings.</returns>
    public static string Of(EndpointModel endpoint, string clientNamespace, string apiName)
    {
        string call = CallSnippet.Of(endpoint).Replace("Prompt = \"…\"", $"Prompt = \"{Prompt}\"", StringComparison.Ordinal);
        int argument = call.IndexOf('(', StringComparison.Ordinal) + 1;
        return $$"""
            using Flux2Gen;
            using {{clientNamespace}};

            // The key is in the environment variable FAL_KEY. https://fal.ai/dashboard/keys makes keys.
            var fal = new {{apiName}}(new FalClient());

            var result = {{call[..argument]}}
                {{call[argument..^2]}},
                update => Console.WriteLine(update));

            {{Ending(endpoint)}}

            """.ReplaceLineEndings("\n");
    }

    // The first file of the output, as that is what people want to see; otherwise all of it.
    private static string Ending(EndpointModel endpoint)
    {
        PropertyModel? files = endpoint.Objects.FirstOrDefault(candidate => candidate.Name == endpoint.Output.Name)?
            .Properties.FirstOrDefault(property => FileOf(property.Type) is not null);
        if (files is null)
        {
            return "Console.WriteLine(result.Data);";
        }

        string first = files.Type.Kind == TypeKind.List ? "[0]" : "";
        string given = files.IsRequired && !files.AllowsNull ? "" : "!";
        return $"Console.WriteLine($\"saved {{await result.Data.{files.Name}{given}{first}.SaveAsync(\"first.{Extension(endpoint, FileOf(files.Type)!)}\")}}\");";
    }

    private static TypeRefModel? FileOf(TypeRefModel type) => type switch
    {
        { Kind: TypeKind.List, AllowsNull: false, Item: { } item } when WellKnownTypes.IsFile(item) => item,
        _ when WellKnownTypes.IsFile(type) => type,
        _ => null,
    };

    private static string Extension(EndpointModel endpoint, TypeRefModel file) =>
        endpoint.Objects.FirstOrDefault(candidate => candidate.Name == endpoint.Input.Name)?
            .Properties.FirstOrDefault(property => property.WireName == "output_format")?.Default?.Trim('"') is { Length: > 0 and < 6 } format && format.All(char.IsAsciiLetterOrDigit)
            ? format
            : file.Name switch
            {
                "ImageFile" => "png",
                "VideoFile" => "mp4",
                "AudioFile" => "mp3",
                _ => "bin",
            };
}
