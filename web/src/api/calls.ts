import { askOnce, get, post, type Reply, remove, writing } from './request'
import type { File, Listing, Node, Ok, Project, Saved, SessionBegun } from './wire'

const query = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString()

export const getNode = (): Promise<Reply<Node>> => get('/api/node')

export const launch = (secret: string): Promise<Reply<Ok>> => post('/api/auth/launch', { secret })

/** A wrong password is a 401 too, and no reason to show the login page that is shown already. */
export const login = (username: string, password: string): Promise<Reply<SessionBegun>> =>
  askOnce('/api/auth/login', writing('POST', { username, password, session: true }))

export const logout = (): Promise<Reply<Ok>> => askOnce('/api/auth/logout', writing('POST', {}))

export const listProjects = (): Promise<Reply<Project[]>> => get('/api/projects')

export const addProject = (path: string): Promise<Reply<Project>> => post('/api/projects', { path })

export const removeProject = (id: string): Promise<Reply<void>> =>
  remove(`/api/projects/${encodeURIComponent(id)}`)

export const readFile = (path: string): Promise<Reply<File>> => get(`/api/read-file?${query({ path })}`)

/** One level of a directory: the tree unfolds lazily. */
export const listDirectory = (path: string): Promise<Reply<Listing>> =>
  get(`/api/list-files?${query({ path, depth: '1' })}`)

/** Replaces the file only where it still is what `etag` says. */
export const saveFile = (path: string, content: string, etag: string): Promise<Reply<Saved>> =>
  post('/api/save-file', { path, content }, { 'If-Match': `"${etag}"` })
