using Flux2Gen.Consumer.Fal;
using Flux2Gen.Consumer.Tests.Support;
using Flux2Gen.Tests.Support;

namespace Flux2Gen.Consumer.Tests.Quickstart;

public sealed class QuickstartTests
{
    [Fact]
    public async Task Without_a_key_two_pictures_are_drawn_and_their_paths_printed()
    {
        using var folder = new TemporaryFolder();

        ProgramRun run = await QuickstartProgram.RunAsync(["--out", folder.Path]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal((1024, 576), Png.SizeOf(folder.File("made.png")));
        Assert.Equal((1024, 576), Png.SizeOf(folder.File("edited.png")));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
        string[] lines = run.Output.Split('\n');
        Assert.StartsWith("There is no FAL_KEY", lines[0], StringComparison.Ordinal);
        Assert.Contains($"Made:   {folder.File("made.png")}", lines);
        Assert.Equal($"Edited: {folder.File("edited.png")}", lines[^1]);
        Assert.Contains("In queue, position 2", run.Output, StringComparison.Ordinal);
        Assert.Contains(Flux2FlashEditEndpoint.EndpointId, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_answered_with_those_that_are()
    {
        ProgramRun run = await QuickstartProgram.RunAsync(["--model", "nonsense"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.All([Flux2ProEndpoint.EndpointId, .. EditEndpoints.Ids.Select(row => row.Data)], id => Assert.Contains(id, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("taken");
        await File.WriteAllTextAsync(file, "");

        ProgramRun run = await QuickstartProgram.RunAsync(["--out", file]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.Contains("--out", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_cannot_be_one_is_told_in_one_line_without_the_key()
    {
        using var folder = new TemporaryFolder();

        ProgramRun run = await QuickstartProgram.RunAsync(["--out", folder.Path], key: "not a key");

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain("not a key", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_interrupted_the_request_is_cancelled_on_the_server()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals to send.");
        using var folder = new TemporaryFolder();

        ProgramRun run = await QuickstartProgram.RunAsync(["--out", folder.Path], interruptAt: "In queue, position 2");

        Assert.Equal(130, run.ExitCode);
        Assert.Matches("^Cancelled. (Request [0-9a-f-]{36} was cancelled on the server|The server was asked to cancel request [0-9a-f-]{36}, and is stopping it).$", run.Error.TrimEnd());
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
