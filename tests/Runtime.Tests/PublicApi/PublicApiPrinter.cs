using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Flux2Gen.Runtime.Tests.PublicApi;

/// <summary>Prints the public API of an assembly, a line a member, in an order that does not change.</summary>
internal static class PublicApiPrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Declaration(type)).Append('\n');
            IEnumerable<string> members = typeof(Delegate).IsAssignableFrom(type) ? [] : type.GetMembers(Declared)
                .Where(IsVisible)
                .Where(static member => member.GetCustomAttribute<CompilerGeneratedAttribute>() is null || member is MethodInfo { Name: "Deconstruct" })
                .Select(Member)
                .OfType<string>()
                .Order(StringComparer.Ordinal);
            foreach (string member in members)
            {
                text.Append("    ").Append(member).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Declaration(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return $"delegate {Method(type.GetMethod("Invoke")!, Name(type))}";
        }

        string kind = type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : type.IsValueType ? type.IsByRefLike ? "ref struct" : "struct"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        IEnumerable<string> bases = type.GetInterfaces()
            .Where(item => type.BaseType?.GetInterfaces().Contains(item) != true && item.Name != "IEquatable`1")
            .Select(Name)
            .Order(StringComparer.Ordinal);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
        {
            bases = bases.Prepend(Name(parent));
        }

        string list = string.Join(", ", bases);
        return $"{kind} {Name(type)}{(list.Length == 0 ? "" : $" : {list}")}";
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        Type nested => nested.IsNestedPublic,
        _ => true,
    };

    private static string? Member(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: true } => null,
        ConstructorInfo constructor => $"{Access(constructor)}new({Parameters(constructor)})",
        MethodInfo { IsSpecialName: true } accessor when !accessor.Name.StartsWith("op_", StringComparison.Ordinal) => null,
        MethodInfo method => $"{Access(method)}{(method.IsStatic ? "static " : "")}{Method(method, method.Name)}",
        PropertyInfo property => Property(property),
        FieldInfo { IsSpecialName: true } => null,
        FieldInfo { IsLiteral: true } field => $"const {Name(field.FieldType)} {field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Property(PropertyInfo property)
    {
        MethodInfo any = property.GetAccessors(nonPublic: true)[0];
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string setter = property.SetMethod is { } set && IsVisible(set) ? isInit ? " init;" : " set;" : "";
        string required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        string mark = !property.PropertyType.IsValueType && !property.PropertyType.IsGenericParameter && Nullability.Create(property).ReadState == NullabilityState.Nullable ? "?" : "";
        return $"{(any.IsStatic ? "static " : "")}{required}{Name(property.PropertyType)}{mark} {property.Name} {{ get;{setter} }}";
    }

    private static string Method(MethodInfo method, string name)
    {
        string arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(static item => item.Name))}>" : "";
        return $"{Name(method.ReturnType)} {name}{arguments}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
    {
        string kind = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "";
        string mark = !parameter.ParameterType.IsValueType && !parameter.ParameterType.IsGenericParameter && Nullability.Create(parameter).WriteState == NullabilityState.Nullable ? "?" : "";
        string value = parameter.HasDefaultValue ? $" = {Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture) switch { null or "" => "default", var text => text }}" : "";
        return $"{kind}{Name(parameter.ParameterType)}{mark} {parameter.Name}{value}";
    }));

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return $"{Name(underlying)}?";
        }

        string name = type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
