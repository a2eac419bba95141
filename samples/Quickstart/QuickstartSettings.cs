namespace Quickstart;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Prompt">What the first picture should show.</param>
/// <param name="Folder">The folder for the pictures.</param>
/// <param name="EditModel">fal's id of the model that edits the first picture.</param>
internal sealed record QuickstartSettings(string Prompt, string Folder, string EditModel);
