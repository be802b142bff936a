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
      name: 'infra-shares-two-files',
      comment: 'Infrastructure and running code share the table definition and the setting names.',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(shared|functions|simulator|console)/', pathNot: '/(table-definition|setting-names)[.]ts$' },
    },
    {
      name: 'console-reads-settings',
      comment: 'What people type knows of the infrastructure its settings file and no more.',
      severity: 'error',
      from: { path: '^console/' },
      to: { path: '^infra/', pathNot: '^infra/settings[.]ts$' },
    },
    {
      name: 'console-is-on-top',
      comment: 'Nothing that runs or is deployed needs what people type.',
      severity: 'error',
      from: { path: '^(shared|functions|simulator)/' },
      to: { path: '^console/' },
    },
    {
      name: 'nothing-imports-infra',
      comment: 'Infrastructure is deployed, never imported.',
      severity: 'error',
      from: { path: '^(shared|functions|simulator)/' },
      to: { path: '^infra/' },
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
