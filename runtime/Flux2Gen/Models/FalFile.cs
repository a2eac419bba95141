using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Flux2Gen.Models;

namespace Flux2Gen;

/// <summary>A file that a model made.</summary>
/// <remarks>All endpoints that give such a file give this type, so that code which saves one works for all.</remarks>
[JsonConverter(typeof(FalModelConverter<FalFile>))]
public partial record FalFile : IFalObject<FalFile>
{
    private static readonly FalMemberNames Names = FileMembers.Names();

    /// <summary>Gets the address of the file: a URL, or a data URI when the request asked for <c>sync_mode</c>.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the media type of the file, such as <c>image/png</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Gets the name of the file. It comes from the server: never use it as a path as it stands.</summary>
    public string? FileName { get; init; }

    /// <summary>Gets the size of the file in bytes.</summary>
    public long? FileSize { get; init; }

    /// <summary>Gets the contents of the file as the server encodes them, if they are part of the response; otherwise, <see langword="null"/>.</summary>
    public string? FileData { get; init; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, JsonElement>? AdditionalProperties { get; init; }

    private protected FalMemberState State { get; init; }

    /// <summary>Gets the time at which the object was created, from which on its file should be there.</summary>
    internal CreationTime Created { get; init; } = CreationTime.Now();

    /// <summary>Makes an input of a file that a model made, so that one model's output is the next one's input; without one there is no file.</summary>
    /// <param name="file">The file.</param>
    [return: NotNullIfNotNull(nameof(file))]
    public static implicit operator FalFileInput?(FalFile? file) => file?.ToFalFileInput();

    /// <summary>Makes an input of the file.</summary>
    /// <returns>The input.</returns>
    public FalFileInput ToFalFileInput() => FalFileInput.FromUrl(Url ?? "");

    static FalFile IFalModel<FalFile>.ReadJson(ref Utf8JsonReader reader)
    {
        var file = new FileMembers();
        var members = new FalMemberReader(Names);
        while (members.Next(ref reader))
        {
            file.Read(ref reader, ref members);
        }

        return new FalFile
        {
            Url = file.Url ?? "",
            ContentType = file.ContentType,
            FileName = file.FileName,
            FileSize = file.FileSize,
            FileData = file.FileData,
            AdditionalProperties = members.Unlisted,
            State = members.State,
        };
    }

    static void IFalModel<FalFile>.WriteJson(Utf8JsonWriter writer, FalFile value)
    {
        var members = new FalMemberWriter(writer, Names, value.State, value.AdditionalProperties);
        FileMembers.Write(ref members, value);
        members.End();
    }
}
