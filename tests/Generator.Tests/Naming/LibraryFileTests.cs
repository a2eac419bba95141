using System.Reflection;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Parsing;

namespace Flux2Gen.Generator.Tests.Naming;

/// <summary>What the generator knows of the library's files is what they are.</summary>
public sealed class LibraryFileTests
{
    public static TheoryData<string> Classes => ["FalFile", "ImageFile", "VideoFile", "AudioFile"];

    [Theory]
    [MemberData(nameof(Classes))]
    public void Members_of_a_class_are_its_properties(string name)
    {
        IEnumerable<string> properties = Of(name).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(static property => property.Name)
            .Where(static property => property != "AdditionalProperties");

        Assert.Equal(properties.Order(StringComparer.Ordinal), WellKnownTypes.MembersOf(name).Select(static member => CSharpName.Pascal(member.Name)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Methods_of_a_class_are_reserved_in_records_that_derive(string name)
    {
        // A property of the name of an extension method would hide it.
        string[] methods = [.. Of(name).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Concat(Of("FalFileExtensions").GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static method => !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal))
            .Select(static method => method.Name)
            .Distinct()];

        Assert.Contains("SaveAsync", methods);
        Assert.All(methods, static method => Assert.True(ReservedNames.IsOfFile(method) || ReservedNames.IsOfRecord(method), method));
    }

    private static Type Of(string name) => typeof(FalFile).Assembly.GetType($"Flux2Gen.{name}", throwOnError: true)!;
}
