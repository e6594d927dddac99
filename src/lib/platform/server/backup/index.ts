export { makeBackup } from './make-backup.ts';
export { restoreBackup } from './restore-backup.ts';
export { readManifest, type Manifest } from './manifest.ts';
