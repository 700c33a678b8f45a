import type { components } from './schema'

/** Short names for what crosses the wire; the shapes come from the contract. */
type Schemas = components['schemas']

export type Node = Schemas['Node']
export type Root = Schemas['Root']
export type Role = Schemas['Role']
export type Project = Schemas['Project']
export type Envelope = Schemas['Envelope']
export type DiskChanged = Schemas['DiskChanged']
export type File = Schemas['File']
export type FileEvent = Schemas['FileEvent']
export type FileContent = Schemas['FileContent']
export type Listing = Schemas['Listing']
export type Entry = Schemas['Entry']
export type Encoding = Schemas['Encoding']
export type Saved = Schemas['Saved']
export type SessionBegun = Schemas['SessionBegun']
export type Ok = Schemas['Ok']
export type ErrorBody = Schemas['Error']

/** How a browser gets in, as a 401 says it. */
export type Login = NonNullable<ErrorBody['login']>
