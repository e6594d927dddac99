export { packEvidence, readEvidence, type EvidenceView, type Manifest, type Pack, type PackRefusal } from './pack-evidence.ts';
