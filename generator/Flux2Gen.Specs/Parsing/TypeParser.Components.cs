using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;

namespace Flux2Gen.Specs.Parsing;

/// <content>Components, and the names of types.</content>
internal sealed partial class TypeParser
{
    private TypeRefModel Component(string name, Schema reference, TypeContext context)
    {
        if (_components.TryGetValue(name, out TypeRefModel? known))
        {
            return known;
        }

        if (!_document.Schemas.TryGetValue(name, out Schema? schema))
        {
            _problems.Add(SpecProblemKind.MissingReference, $"{reference.Pointer}/$ref", name);
            return _components[name] = TypeRefModel.Of(TypeKind.Json);
        }

        if (WellKnownTypes.Match(name, schema, isInput: _inputReach.Contains(name)) is { } wellKnown)
        {
            if (_options.UseWellKnownTypes)
            {
                return _components[name] = wellKnown;
            }

            // The property that takes it is called image_size nearly always, and its union has that name.
            context = wellKnown.Name == "ImageSize" ? context with { Name = $"{context.Name}Object" } : context;
        }

        if (!_underWay.Add(name))
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, $"{reference.Pointer}/$ref", $"'{name}' is made of nothing but itself");
            return TypeRefModel.Of(TypeKind.Json);
        }

        var inside = new TypeContext(
            context.Name,
            _inputReach.Contains(name),
            _inputReach.Contains(name) && !_outputReach.Contains(name))
        { IsOutput = _outputReach.Contains(name), Component = name, IsRoot = context.IsRoot };
        TypeRefModel type = Type(schema, inside, out bool allowsNull);
        _underWay.Remove(name);
        return _components[name] = type with { AllowsNull = allowsNull };
    }

    private TypeContext Named(string component, TypeContext context) =>
        context.Inside(_componentNames.TryGetValue(component, out string? name) ? name : ComponentName(component));

    /// <summary>The C# names of the components that are in use.</summary>
    private IReadOnlyDictionary<string, string> ComponentNames() => MemberNames.Assign(
        _document.Schemas.Keys.Where(name => (_inputReach.Contains(name) || _outputReach.Contains(name)) && !IsWellKnown(name)),
        ComponentName,
        static _ => false,
        _endpoint);

    /// <summary>
    /// The C# name of a component: the endpoint's name and its own, unless its own begins that way already, in whatever letter case.
    /// </summary>
    private string ComponentName(string component)
    {
        string own = CSharpName.Pascal(component);
        if (!own.StartsWith(_ownPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return CSharpName.Bounded(_endpoint + own);
        }

        string rest = own.Substring(_ownPrefix.Length);
        bool isWhole = rest.Length == 0 || rest[0] == '_' || (CSharpName.IsDigit(rest[0]) ? !CSharpName.IsDigit(own[_ownPrefix.Length - 1]) : !char.IsLower(rest[0]));
        return CSharpName.Bounded(_endpoint + (rest.Length == 0 ? "Type" : isWhole ? rest : own));
    }

    private void ReportLookalikes(IEnumerable<string> names, Func<string, string> pointer)
    {
        foreach ((string wire, string readsLike, string letters) in Lookalikes.FindIn(names))
        {
            _problems.Add(SpecProblemKind.LookalikeName, pointer(wire), wire, readsLike, letters);
        }
    }

    /// <summary>Takes the name for a type, and remembers the type of a component before its parts are read, as they may refer to it.</summary>
    private TypeRefModel Declare(TypeContext context, Schema schema, TypeRefModel unnamed)
    {
        string wanted = CSharpName.Bounded(PlainName(context));
        string name = _names.Take(ReservedNames.IsOfMember(wanted) ? $"{wanted}Type" : wanted);
        if (name != wanted)
        {
            _problems.Add(SpecProblemKind.NameCollision, schema.Pointer, context.Component ?? context.Member ?? wanted, name, wanted);
        }

        TypeRefModel type = unnamed with { Name = name };
        if (context.Component is { } component)
        {
            _components[component] = type;
        }

        if (_mixed.ContainsKey(schema.Pointer))
        {
            _mixed[schema.Pointer] = type;
        }

        return type;
    }

    /// <summary>The name that a type asks for: a component's is always its own, and who comes later in its way has a longer one.</summary>
    private string PlainName(TypeContext context) =>
        context is { Component: null, LongName: { } longName } && (_names.IsTaken(context.Name) || _componentTypes.Contains(context.Name))
            ? longName
            : context.Name;
}
