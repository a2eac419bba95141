using System.Reflection;
using System.Text.RegularExpressions;

namespace Flux2Gen.Runtime.Tests.Errors;

public partial class FalErrorTypeTests
{
    private static readonly FalErrorType[] Members =
    [
        .. typeof(FalErrorType).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(static property => property.PropertyType == typeof(FalErrorType))
            .Select(static property => (FalErrorType)property.GetValue(null)!),
    ];

    [Fact]
    public void Each_member_is_known_as_one_kind_and_no_two_are_the_same()
    {
        Assert.Equal(44, Members.Distinct().Count());
        Assert.Equal(31, Members.Count(static type => type.IsModelError));
        Assert.Equal(13, Members.Count(static type => type.IsInfrastructureError));
        Assert.All(Members, static type => Assert.True(type.IsKnown && type.IsModelError != type.IsInfrastructureError));
    }

    [Fact]
    public void A_member_is_named_as_fal_names_it() =>
        Assert.All(
            KnownTypes,
            static property => Assert.Equal(
                Words().Replace(property.Name, "_$0").TrimStart('_').ToLowerInvariant(),
                ((FalErrorType)property.GetValue(null)!).Value));

    [Fact]
    public void Values_and_constants_have_every_member()
    {
        string[] values = [.. KnownTypes.Select(static property => ((FalErrorType)property.GetValue(null)!).Value).Order(StringComparer.Ordinal)];

        Assert.Equal(values, FalErrorType.Values.Select(static type => type.Value).Order(StringComparer.Ordinal));
        Assert.Equal(values, typeof(FalErrorType.Wire).GetFields().Select(static field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));
        Assert.All(FalErrorType.Values, static type => Assert.True(type.IsKnown));
    }

    private static IEnumerable<PropertyInfo> KnownTypes =>
        typeof(FalErrorType).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(static property => property.PropertyType == typeof(FalErrorType));

    [Fact]
    public void A_type_that_came_later_is_kept()
    {
        var type = new FalErrorType("moon_in_the_way");

        Assert.False(type.IsKnown);
        Assert.Equal("moon_in_the_way", type.ToString());
        Assert.Equal(type, FalJson.Parse<FalErrorType>("\"moon_in_the_way\""));
        Assert.Equal("\"moon_in_the_way\"", FalJson.ToJson(type));
    }

    [Fact]
    public void Nothing_is_no_type()
    {
        Assert.Equal("", default(FalErrorType).Value);
        Assert.Equal(default, new FalErrorType(""));
        Assert.False(default(FalErrorType).IsKnown);
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Words();
}
