using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Cli.Documents;

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

    // Files of the output are what people want to see; without any, all of it.
    private static string Ending(EndpointModel endpoint)
    {
        PropertyModel? files = endpoint.Objects.FirstOrDefault(candidate => candidate.Name == endpoint.Output.Name)?
            .Properties.FirstOrDefault(property => IsFile(property.Type));
        if (files is null)
        {
            return "Console.WriteLine(result.Data);";
        }

        bool isSure = files.IsRequired && !files.AllowsNull;
        return files.Type.Kind == TypeKind.List
            ? $$"""
                foreach (var made in result.Data.{{files.Name}}{{(isSure ? "" : " ?? []")}})
                {
                    Console.WriteLine($"saved {await made.SaveToDirectoryAsync("results")}");
                }
                """
            : $"Console.WriteLine($\"saved {{await result.Data.{files.Name}{(isSure ? "" : "!")}.SaveToDirectoryAsync(\"results\")}}\");";
    }

    private static bool IsFile(TypeRefModel type) =>
        WellKnownTypes.IsFile(type) || type is { Kind: TypeKind.List, AllowsNull: false, Item: { } item } && WellKnownTypes.IsFile(item);
}
