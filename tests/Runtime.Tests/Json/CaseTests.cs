using System.Text;
using System.Text.Json;

namespace Flux2Gen.Runtime.Tests.Json;

/// <summary>How emitted unions tell their cases apart.</summary>
public sealed class CaseTests
{
    [Theory]
    [InlineData("""{"x":{"a":1},"a":[1]}""", true)]
    [InlineData("""{"x":{"a":1}}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("""["a"]""", false)]
    public void Finds_a_member_of_the_object_itself(string json, bool has) =>
        Assert.Equal(has, FalJsonReader.HasMember(At(json), "a"u8));

    [Theory]
    [InlineData("""{"a":{}}""", JsonValueKind.Object, true)]
    [InlineData("""{"a":[]}""", JsonValueKind.Array, true)]
    [InlineData("""{"a":"1"}""", JsonValueKind.String, true)]
    [InlineData("""{"a":1}""", JsonValueKind.Number, true)]
    [InlineData("""{"a":true}""", JsonValueKind.True, true)]
    [InlineData("""{"a":false}""", JsonValueKind.True, true)]
    [InlineData("""{"a":1}""", JsonValueKind.String, false)]
    [InlineData("""{"a":null}""", JsonValueKind.String, false)]
    [InlineData("""{"b":"1"}""", JsonValueKind.String, false)]
    public void Tells_of_which_kind_a_member_is(string json, JsonValueKind kind, bool isIt) =>
        Assert.Equal(isIt, FalJsonReader.HasMember(At(json), "a"u8, kind));

    [Theory]
    [InlineData("""{"a":"1","b":"2"}""", true)]
    [InlineData("""{"a":"1","b":{"c":"2"}}""", false)]
    [InlineData("""{}""", true)]
    public void Tells_of_which_kind_all_members_are(string json, bool areStrings) =>
        Assert.Equal(areStrings, FalJsonReader.HasMembersOf(At(json), JsonValueKind.String));

    [Fact]
    public void Tells_a_tag_by_its_value_and_kind()
    {
        Assert.True(FalJsonReader.MemberIs(At("""{"x":[{"v":2}],"v":1}"""), "v"u8, 1));
        Assert.True(FalJsonReader.MemberIs(At("""{"v":1.0}"""), "v"u8, 1));
        Assert.False(FalJsonReader.MemberIs(At("""{"v":"1"}"""), "v"u8, 1));
        Assert.False(FalJsonReader.MemberIs(At("""{"v":2}"""), "v"u8, 1));
        Assert.True(FalJsonReader.MemberIs(At("""{"v":false}"""), "v"u8, false));
        Assert.False(FalJsonReader.MemberIs(At("""{"v":true}"""), "v"u8, false));
        Assert.True(FalJsonReader.MemberIs(At("""{"v":"\u0061"}"""), "v"u8, "a"u8));
        Assert.False(FalJsonReader.MemberIs(At("""{"v":null}"""), "v"u8, "a"u8));
    }

    private static Utf8JsonReader At(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return reader;
    }
}
