using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flux2Gen.Runtime.Tests.PublicApi;

/// <summary>Prints the public API of an assembly as C# declarations, in an order that does not change.</summary>
internal static class PublicApiPrinter
{
    private const SymbolDisplayMiscellaneousOptions Names =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral;

    private static readonly SymbolDisplayFormat TypeFormat = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: Names);

    private static readonly SymbolDisplayFormat DelegateFormat = new(
        delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeVariance | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
        miscellaneousOptions: Names);

    private static readonly SymbolDisplayFormat MemberFormat = new(
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef
            | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeConstantValue,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis,
        miscellaneousOptions: Names);

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        IEnumerable<INamedTypeSymbol> types = Types(Load(assembly).GlobalNamespace);
        foreach (IGrouping<string, INamedTypeSymbol> space in types.GroupBy(static type => type.ContainingNamespace.ToDisplayString()).OrderBy(static space => space.Key, StringComparer.Ordinal))
        {
            text.Append("namespace ").Append(space.Key).Append("\n\n");
            foreach (INamedTypeSymbol type in space.OrderBy(static type => type.MetadataName, StringComparer.Ordinal))
            {
                Print(text, type, indent: "");
            }
        }

        return text.ToString();
    }

    private static IAssemblySymbol Load(Assembly assembly)
    {
        MetadataReference[] references = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))];
        CSharpCompilation compilation = CSharpCompilation.Create("api", references: references);
        MetadataReference reference = references.Single(reference => reference.Display == assembly.Location);
        return (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceSymbol space) => space.GetNamespaceMembers().SelectMany(Types)
        .Concat(space.GetTypeMembers().Where(static type => type.DeclaredAccessibility == Accessibility.Public));

    private static void Print(StringBuilder text, INamedTypeSymbol type, string indent)
    {
        text.Append(indent).Append(Attributes(type)).Append(Declaration(type)).Append('\n');
        if (type.TypeKind != TypeKind.Delegate)
        {
            foreach (ISymbol member in type.GetMembers().Where(IsShown).OrderBy(Rank).ThenBy(Sortable, StringComparer.Ordinal))
            {
                text.Append(indent).Append("    ").Append(Attributes(member)).Append(Modifiers(member)).Append(member.ToDisplayString(MemberFormat)).Append('\n');
            }
        }

        text.Append('\n');
        foreach (INamedTypeSymbol nested in type.GetTypeMembers().Where(IsVisible).OrderBy(static nested => nested.MetadataName, StringComparer.Ordinal))
        {
            Print(text, nested, indent + "    ");
        }
    }

    private static string Declaration(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Delegate)
        {
            return type.ToDisplayString(DelegateFormat);
        }

        string modifiers = type switch
        {
            { TypeKind: TypeKind.Struct } => $"{(type.IsReadOnly ? "readonly " : "")}{(type.IsRefLikeType ? "ref " : "")}",
            { TypeKind: not TypeKind.Class } => "",
            { IsStatic: true } => "static ",
            { IsAbstract: true } => "abstract ",
            { IsSealed: true } => "sealed ",
            _ => "",
        };
        string kind = type.IsRecord ? "record" : type.TypeKind.ToString().ToLowerInvariant();
        IEnumerable<INamedTypeSymbol> bases = type.Interfaces.Where(static item => item.Name != "IEquatable").OrderBy(static item => item.Name, StringComparer.Ordinal);
        if (type.TypeKind == TypeKind.Class && type.BaseType is { SpecialType: not SpecialType.System_Object } parent)
        {
            bases = bases.Prepend(parent);
        }

        string list = string.Join(", ", bases.Select(static item => item.ToDisplayString(TypeFormat)));
        return $"{modifiers}{kind} {type.ToDisplayString(TypeFormat)}{(list.Length == 0 ? "" : $" : {list}")}";
    }

    // Every type has the methods of object, and every struct and record can be compared.
    private static bool IsShown(ISymbol member) =>
        IsVisible(member)
        && member is not INamedTypeSymbol
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.StaticConstructor }
        && member is not IMethodSymbol { Name: "Equals" or "GetHashCode" or "op_Equality" or "op_Inequality" }
        && member is not IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0, ContainingType.TypeKind: TypeKind.Struct or TypeKind.Enum }
        && !(member is IPropertySymbol { Name: "EqualityContract" } or IMethodSymbol { Name: "PrintMembers" or "<Clone>$" })
        && !(member is IMethodSymbol method && IsCompilerMade(method) && method.Name != "Deconstruct");

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static bool IsCompilerMade(ISymbol member) =>
        member.GetAttributes().Any(static attribute => attribute.AttributeClass!.Name == "CompilerGeneratedAttribute");

    private static int Rank(ISymbol member) => member switch
    {
        IFieldSymbol => 0,
        IMethodSymbol { MethodKind: MethodKind.Constructor } => 1,
        IPropertySymbol { IsStatic: true } => 2,
        IPropertySymbol => 3,
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => 6,
        IMethodSymbol { IsStatic: true } => 4,
        _ => 5,
    };

    private static string Sortable(ISymbol member) => member is IFieldSymbol { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum, ConstantValue: int value }
        ? value.ToString("D9", System.Globalization.CultureInfo.InvariantCulture)
        : $"{member.Name} {member.ToDisplayString(MemberFormat)}";

    // Roslyn leaves out what every member of an interface is.
    private static string Modifiers(ISymbol member) =>
        member is { IsStatic: true, IsAbstract: true } ? "static abstract "
        : member.DeclaredAccessibility == Accessibility.Public ? "" : "protected ";

    private static string Attributes(ISymbol symbol) => string.Concat(symbol.GetAttributes()
        .Where(static attribute => attribute.AttributeClass!.Name is "ObsoleteAttribute" or "SetsRequiredMembersAttribute" or "MemberNotNullWhenAttribute" or "ExperimentalAttribute")
        .Select(static attribute => $"[{attribute.AttributeClass!.Name[..^"Attribute".Length]}{(attribute.ConstructorArguments.Length == 0 ? "" : $"({string.Join(", ", attribute.ConstructorArguments.Select(static argument => argument.ToCSharpString()))})")}] "));
}
