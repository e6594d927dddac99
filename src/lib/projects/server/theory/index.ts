export { aimsOf, readAims, setAim, type AimPage, type AimRecord, type SetAimRefusal } from './aim.ts';
export { driversOf, readDrivers, saveDrivers, type DriversPage, type SaveDriversRefusal } from './drivers.ts';
