import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, fetchPage } from './App'
import { takeLaunchSecret } from './node/launch'
import { enter } from './node/node'
import { placeOf } from './place/place'
import { followSystem } from './theme/theme'
import './theme/tokens.css'
import './theme/base.css'

const secret = takeLaunchSecret(window.location, window.history)
const host = document.getElementById('app')
if (!host) throw new Error('index.html has no #app')

followSystem()
fetchPage(placeOf(window.location.search))
void enter(secret)
createRoot(host).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
