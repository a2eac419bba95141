using System.CommandLine;
using System.CommandLine.Invocation;
using Quickstart.Fal;

namespace Quickstart;

/// <summary>The command line.</summary>
internal static class QuickstartCommand
{
    private static readonly string[] Models =
    [
        Flux2ProEndpoint.EndpointId,
        Flux2ProEditEndpoint.EndpointId,
        Flux2EditEndpoint.EndpointId,
        Flux2FlashEditEndpoint.EndpointId,
        Flux2TurboEditEndpoint.EndpointId,
    ];

    private static readonly Option<string> Prompt = new("--prompt")
    {
        Description = "What the first picture should show.",
        HelpName = "text",
        DefaultValueFactory = _ => "a lighthouse on a cliff at dusk, color #FF6B6B sky",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "The folder for the two pictures, made.png and edited.png. It is made if need be, and pictures of those names are replaced.",
        HelpName = "folder",
        DefaultValueFactory = _ => Path.Combine("artifacts", "quickstart"),
    };

    private static readonly Option<string> Model = new("--model")
    {
        Description = $"The model to try. {Flux2ProEndpoint.EndpointId} makes pictures from text: it makes the first picture, and {Flux2FlashEditEndpoint.EndpointId} edits it."
            + $" The others edit pictures: {Flux2ProEndpoint.EndpointId} makes the first picture, and the chosen one edits it. One of {string.Join(", ", Models)}.",
        HelpName = "id",
        DefaultValueFactory = _ => Flux2ProEndpoint.EndpointId,
    };

    static QuickstartCommand()
    {
        Model.CompletionSources.Add(Models);
        Model.Validators.Add(result =>
        {
            string? model = result.Tokens.Count == 0 ? null : result.Tokens[0].Value;
            if (model is not null && !Models.Contains(model))
            {
                result.AddError($"'{model}' is not a model of this sample: choose {string.Join(", ", Models[..^1])} or {Models[^1]}.");
            }
        });
    }

    /// <summary>Runs the program.</summary>
    /// <param name="args">The arguments.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand("Makes a picture from a prompt with fal, saves it, and edits the saved file. Needs no key: without FAL_KEY in the environment a local stand-in for fal draws the pictures.")
        {
            Prompt,
            Out,
            Model,
        };
        command.SetAction((result, cancellationToken) => Session.RunAsync(ToSettings(result), cancellationToken));

        // A prompt that begins with @ is a prompt, and not the name of a file with more arguments.
        ParseResult arguments = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (arguments.Action is ParseErrorAction)
        {
            await Console.Error.WriteLineAsync($"{arguments.Errors[0].Message} See --help.");
            return ExitCode.Usage;
        }

        // After Ctrl+C a request is cancelled on the server too, which the runtime gives ten seconds.
        return await arguments.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
    }

    private static QuickstartSettings ToSettings(ParseResult arguments)
    {
        string model = arguments.GetRequiredValue(Model);
        return new QuickstartSettings(
            arguments.GetRequiredValue(Prompt),
            arguments.GetRequiredValue(Out),
            EditModel: model == Flux2ProEndpoint.EndpointId ? Flux2FlashEditEndpoint.EndpointId : model);
    }
}
