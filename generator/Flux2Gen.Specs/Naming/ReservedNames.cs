namespace Flux2Gen.Specs.Naming;

/// <summary>
/// Names that no member of an emitted type can have: those of its public members, and those that C# keeps for itself. The private
/// members of emitted code begin with two underscores, as no name does that is made of a document.
/// </summary>
internal static class ReservedNames
{
    private static readonly string[] OfEveryType = ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    private static readonly HashSet<string> OfRecords = Set("AdditionalProperties", "Clone", "EqualityContract", "PrintMembers");

    private static readonly HashSet<string> OfFiles = Set("CopyToAsync", "OpenReadAsync", "ReadBytesAsync", "SaveAsync", "SaveToDirectoryAsync", "ToFalFileInput");

    private static readonly HashSet<string> OfTuples = Set("AdditionalItems", "Clone", "CompareTo", "Deconstruct", "EqualityContract", "PrintMembers", "Rest");

    private static readonly HashSet<string> OfEnums = Set("Clone", "IsKnown", "Parse", "PrintMembers", "TryParse", "Value", "Values", "Wire");

    private static readonly HashSet<string> OfUnions = Set("Match", "TryGet", "TryGetJson", "Value");

    /// <summary>Whether no property of a record can have the name.</summary>
    public static bool IsOfRecord(string name) => OfRecords.Contains(name);

    /// <summary>Whether no property of a record that derives from one of the library's files can have the name, beside those of the class's properties.</summary>
    public static bool IsOfFile(string name) => OfFiles.Contains(name);

    /// <summary>Whether no item of a tuple can have the name.</summary>
    public static bool IsOfTuple(string name) => OfTuples.Contains(name);

    /// <summary>Whether no value of an enum can have the name.</summary>
    public static bool IsOfEnum(string name) => OfEnums.Contains(name);

    /// <summary>Whether no value that a union offers can have the name.</summary>
    public static bool IsOfUnion(string name) => OfUnions.Contains(name);

    /// <summary>Whether no type can have the name, as none can have that of one of its members.</summary>
    public static bool IsOfMember(string name) => IsOfRecord(name) || IsOfTuple(name) || IsOfEnum(name) || IsOfUnion(name);

    private static HashSet<string> Set(params string[] names) => new(names.Concat(OfEveryType), StringComparer.Ordinal);
}
