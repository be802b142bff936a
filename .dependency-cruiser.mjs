/** Which part of the house may name which. Every rule has a planted breach in tests/architecture. */
const PURE_LIBRARIES = 'node_modules/(temporal-polyfill|libphonenumber-js|zod)/';
/** Scripts that write a committed data file; run by hand, never deployed. */
const GENERATORS = '/generate-[^/]+[.]ts$';
const WIRING = '^(functions/[^/]+/index[.]ts|(simulator|console)/[^/]+[.]ts$)';

export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing but the domain and pure libraries: it reads no clock, file or network.',
      severity: 'error',
      from: { path: '^shared/domain/', pathNot: GENERATORS },
      to: { pathNot: ['^shared/domain/', PURE_LIBRARIES] },
    },
    {
      name: 'application-knows-no-vendor',
      comment: 'A use case imports the domain, its ports and pure libraries; what does the work is handed in.',
      severity: 'error',
      from: { path: '^shared/application/' },
      to: { pathNot: ['^shared/(application|domain)/', PURE_LIBRARIES, 'node_modules/csv-parse/', '^(node:)?crypto$'] },
    },
    {
      name: 'adapters-look-inward',
      comment: 'An adapter implements ports: it imports the application, the domain and its own vendor.',
      severity: 'error',
      from: { path: '^shared/adapters/([^/]+)/' },
      to: { path: '^(shared/(adapters|runtime)|functions|simulator|infra|console)/', pathNot: '^shared/adapters/$1/' },
    },
    {
      name: 'runtime-stands-alone',
      comment: 'Settings, logger and middleware know nothing of leads, functions or vendors of storage and telephony.',
      severity: 'error',
      from: { path: '^shared/runtime/' },
      to: { path: '^(shared/adapters|functions|simulator|infra)/' },
    },
    {
      name: 'functions-are-apart',
      comment: 'A function never imports another one: what they share lies in shared/.',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    {
      name: 'functions-do-not-look-outward',
      comment: 'What runs in AWS knows neither the simulator nor the infrastructure.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(simulator|infra)/' },
    },
    {
      name: 'only-wiring-names-adapters',
      comment:
        "Adapters are chosen in a function's index.ts and on the top level of simulator and console. The words of AWS events are no choice: event.ts may read them.",
      severity: 'error',
      from: { path: '^(functions|simulator|infra|console)/', pathNot: WIRING },
      to: { path: '^shared/adapters/', pathNot: ['table-definition[.]ts$', '^shared/adapters/events/'] },
    },
    {
      name: 'vendors-stay-in-adapters',
      comment: "Only adapters and a function's wiring speak to AWS through its SDK.",
      severity: 'error',
      from: { path: '^(functions|shared)/', pathNot: ['^shared/adapters/', WIRING] },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'infra-shares-definitions',
      comment:
        'Infrastructure and running code share the table definition, the names of settings and metrics and the headers of the console; settings and flows are written in the words of the domain.',
      severity: 'error',
      from: { path: '^infra/' },
      to: {
        path: '^(shared|functions|simulator|console)/',
        pathNot: ['/(table-definition|setting-names|metric-names|console-headers)[.]ts$', '^shared/domain/'],
      },
    },
    {
      name: 'console-reads-settings',
      comment: 'What people type knows of the infrastructure its settings and what it gives out, and no more.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^infra/', pathNot: '^infra/(settings/|deployment-outputs[.]ts$)' },
    },
    {
      name: 'console-is-on-top',
      comment: 'Nothing that runs or is deployed needs what people type.',
      severity: 'error',
      from: { path: '^(shared|functions|simulator)/' },
      to: { path: '^console/' },
    },
    {
      name: 'console-web-speaks-http',
      comment:
        'What runs in a browser knows of the rest the types of the API and small pure parts of the domain, and speaks to it over HTTP.',
      severity: 'error',
      from: { path: '^console/web/' },
      to: {
        path: '^(console|functions|infra|shared|simulator)/|^node:|node_modules/@aws-sdk/',
        pathNot: ['^console/web/', '^functions/api/', '^shared/domain/'],
      },
    },
    {
      name: 'console-web-takes-types-alone',
      comment: 'Of the API the browser is given the types of its answers: its code would bring half the house along.',
      severity: 'error',
      from: { path: '^console/web/' },
      to: { path: '^functions/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-console-web',
      comment: 'What runs in a browser is built, never imported.',
      severity: 'error',
      from: { pathNot: ['^console/web/', '^tests/'] },
      to: { path: '^console/web/' },
    },
    {
      name: 'nothing-imports-infra',
      comment: 'Infrastructure is deployed, never imported; but the simulator runs the very contact flows.',
      severity: 'error',
      from: { path: '^(shared|functions|simulator)/' },
      to: { path: '^infra/', pathNot: '^infra/contact-flows/' },
    },
    {
      name: 'contact-flows-stand-alone',
      comment:
        'The simulator imports the contact flows, so they know neither the CDK nor the rest of the infrastructure.',
      severity: 'error',
      from: { path: '^infra/contact-flows/' },
      to: { pathNot: ['^infra/contact-flows/', 'node_modules/zod/'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'Product code never leans on test code.',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'auditor-is-independent',
      comment: 'The auditor judges by its own arithmetic: nothing of the product is within its reach.',
      severity: 'error',
      from: { path: '^simulator/auditor' },
      to: { path: '^(shared|functions)/', reachable: true },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nobody imports and that imports nobody is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(shared|functions|simulator|infra|console)/', pathNot: GENERATORS },
      to: {},
    },
    {
      name: 'no-unresolved',
      comment: 'An import that leads nowhere would let every other rule pass.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk[.]out|out|coverage)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
