using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Flux2Gen.Architecture.Tests;

/// <summary>Finds the types that a compiled type uses: in its declaration, its members and their code.</summary>
internal static class TypeUses
{
    /// <summary>Returns the outermost of each type that a type or one nested in it names.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        In(type).OfType<TypeReference>().SelectMany(Parts).Select(Outermost).DistinctBy(static used => used.FullName);

    private static IEnumerable<TypeReference?> In(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(static one => one.InterfaceType),
        .. type.GenericParameters.SelectMany(static parameter => parameter.Constraints).Select(static constraint => constraint.ConstraintType),
        .. Attributes(type),
        .. type.Fields.Select(static field => field.FieldType),
        .. type.Fields.SelectMany(Attributes),
        .. type.Properties.SelectMany(Attributes),
        .. type.Methods.SelectMany(In),
        .. type.NestedTypes.SelectMany(In),
    ];

    private static IEnumerable<TypeReference?> In(MethodDefinition method) =>
    [
        method.ReturnType,
        .. method.Parameters.Select(static parameter => parameter.ParameterType),
        .. method.GenericParameters.SelectMany(static parameter => parameter.Constraints).Select(static constraint => constraint.ConstraintType),
        .. Attributes(method),
        .. method.HasBody ? method.Body.Variables.Select(static variable => variable.VariableType) : [],
        .. method.HasBody ? method.Body.ExceptionHandlers.Select(static handler => handler.CatchType) : [],
        .. method.HasBody ? method.Body.Instructions.SelectMany(static instruction => In(instruction)) : [],
    ];

    private static IEnumerable<TypeReference?> In(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(static parameter => parameter.ParameterType)],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference?> Attributes(ICustomAttributeProvider provider) =>
        provider.CustomAttributes.SelectMany(static attribute => attribute.ConstructorArguments.Select(static argument => argument.Value as TypeReference).Append(attribute.AttributeType));

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
