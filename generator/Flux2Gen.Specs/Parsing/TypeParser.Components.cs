using Flux2Gen.Specs.Document;
using Flux2Gen.Specs.Model;
using Flux2Gen.Specs.Naming;
using Flux2Gen.Specs.Problems;

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
            // fal's own files are known without their schemas.
            string? file = _options.UseWellKnownTypes && !_inputReach.Contains(name) ? MediaName.OwnFileClass(name) : null;
            _problems.Add(SpecProblemKind.MissingReference, $"{reference.Pointer}/$ref", name, file ?? "JsonElement");
            return _components[name] = file is null ? TypeRefModel.Of(TypeKind.Json) : WellKnownTypes.Of(file);
        }

        TypeContext inside = Inside(name, context);
        if (_depth >= MaxDepth / 2 && schema.AllOf.Count == 0 && SchemaMerger.IsRecord(schema) && WellKnown(schema, inside) is null)
        {
            // A named record needs no more than its name here: a chain of components is no nesting.
            TypeRefModel later = Declare(inside, schema, TypeRefModel.Of(TypeKind.Object));
            _deferred.Enqueue(() => Fill(later.Name, schema, inside, baseClass: null));
            return _components[name];
        }

        if (!_underWay.Add(name))
        {
            _problems.Add(SpecProblemKind.UnsupportedSchema, $"{reference.Pointer}/$ref", $"'{name}' is made of nothing but itself");
            return TypeRefModel.Of(TypeKind.Json);
        }

        TypeRefModel type = Type(schema, inside);
        _underWay.Remove(name);
        return _components[name] = type;
    }

    private TypeContext Inside(string component, TypeContext context) =>
        new(context.Name, _inputReach.Contains(component), IsInputOnly(component))
        {
            IsOutput = _outputReach.Contains(component),
            Component = component,
            IsRoot = context.IsRoot,
        };

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
        // The property that takes a size is called image_size nearly always, and its union has that name.
        own += !_options.UseWellKnownTypes && MediaName.IsImageSize(component) ? "Object" : "";
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
            _components[component] = type with { AllowsNull = AllowsNull(_document.Schemas[component]) };
        }

        if (_mixed.ContainsKey(schema.Pointer))
        {
            _mixed[schema.Pointer] = type with { AllowsNull = AllowsNull(schema) };
        }

        return type;
    }

    /// <summary>The name that a type asks for: a component's is always its own, and who comes later in its way has a longer one.</summary>
    private string PlainName(TypeContext context) =>
        context is { Component: null, LongName: { } longName } && (_names.IsTaken(context.Name) || _componentTypes.Contains(context.Name))
            ? longName
            : context.Name;
}
