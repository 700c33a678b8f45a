# What the agent of the demo does for each task; read by agent.sh.

case $task in
1.1)
    run ls -a
    write tests/1.1.sh <<'END'
check "the page has a title" grep -q '<title>Demo shop</title>' index.html
END
    write index.html <<'END'
<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Demo shop</title>
  <link rel="stylesheet" href="style.css">
  <h1>Demo shop</h1>
  <ul id="shelf"></ul>
  <script src="products.js"></script>
  <script src="shelf.js"></script>
</html>
END
    tick 1.1
    ;;
1.2)
    run cat specs/shelf.md
    think "A page opened from the disk may not fetch JSON: a script that holds the list will do." \
        "The style is a few lines; taking 1.3 along."
    write tests/1.2.sh <<'END'
check "there are three products" test "$(grep -c 'cents:' products.js)" -eq 3
END
    write products.js <<'END'
const PRODUCTS = [
  { id: 'tea', name: 'Tea', cents: 450 },
  { id: 'cup', name: 'Cup', cents: 1290 },
  { id: 'pot', name: 'Pot', cents: 3900 },
]
END
    tick 1.2
    write style.css <<'END'
body { font: 1rem/1.5 sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
#shelf { display: grid; gap: 1rem; padding: 0; list-style: none; }
@media (min-width: 600px) { #shelf { grid-template-columns: repeat(3, 1fr); } }
END
    tick 1.3
    ;;
1.4)
    write tests/1.4.sh <<'END'
check "the shelf shows each product" grep -q 'for (const product of PRODUCTS)' shelf.js
END
    write shelf.js <<'END'
const shelf = document.getElementById('shelf')
for (const product of PRODUCTS) {
  const item = shelf.appendChild(document.createElement('li'))
  item.textContent = product.name
  const take = item.appendChild(document.createElement('button'))
  take.textContent = 'Take it'
  take.onclick = () => cart.add(product)
}
END
    tick 1.4
    ;;
2.1)
    write tests/2.1.sh <<'END'
check "the cart takes products" grep -q 'add(product)' cart.js
check "the cart adds up" grep -q 'total()' cart.js
END
    if [ "$failed" -eq 0 ]; then
        think "A map by id, and a method that adds. The total can be read off the page."
        write cart.js <<'END'
const cart = {
  lines: new Map(),
  add(product) {
    this.lines.set(product.id, { product, count: 1 })
  },
}
END
        printf '\033[31mError:\033[0m cart.total is not a function\n'
        tokens 1
        exit 1
    fi
    think "The test is right: the cart has no total. Adding it, not changing the test."
    run cat specs/cart.md
    write cart.js <<'END'
const cart = {
  lines: new Map(),
  add(product) {
    const line = this.lines.get(product.id) ?? { product, count: 0 }
    this.lines.set(product.id, { ...line, count: line.count + 1 })
  },
  total() {
    let cents = 0
    for (const { product, count } of this.lines.values()) cents += product.cents * count
    return cents
  },
}
END
    tick 2.1
    ;;
2.2)
    write tests/2.2.sh <<'END'
check "quantities stay within 1 to 99" grep -q 'Math.min(99' quantity.js
END
    write quantity.js <<'END'
function setQuantity(cart, id, count) {
  const line = cart.lines.get(id)
  if (count < 1) cart.lines.delete(id)
  else cart.lines.set(id, { ...line, count: Math.min(99, count) })
}
END
    tick 2.2
    ;;
2.3)
    write tests/2.3.sh <<'END'
check "prices are shown in whole cents" grep -q 'padStart(2' price.js
END
    write price.js <<'END'
function price(cents) {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
}
END
    tick 2.3
    ;;
2.4)
    storage=localStorage
    grep -qi 'session\|^no' AGENTS.md && storage=sessionStorage
    think "Where the cart is kept was the question. It will be $storage."
    write tests/2.4.sh <<'END'
check "the cart is kept" grep -q 'Storage.setItem' keep.js
END
    write keep.js <<END
function keep(cart) {
  $storage.setItem('cart', JSON.stringify([...cart.lines]))
}
END
    tick 2.4
    ;;
3.1)
    if [ "$(wc -l <index.html)" -lt 14 ]; then
        think "Before the form: the page does not load the cart yet. That comes first." \
            "The task stays open for the next iteration."
        write index.html <<'END'
<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>Demo shop</title>
  <link rel="stylesheet" href="style.css">
  <h1>Demo shop</h1>
  <ul id="shelf"></ul>
  <a href="checkout.html">Checkout</a>
  <script src="products.js"></script>
  <script src="price.js"></script>
  <script src="quantity.js"></script>
  <script src="keep.js"></script>
  <script src="cart.js"></script>
  <script src="shelf.js"></script>
</html>
END
    else
        run cat specs/checkout.md
        write tests/3.1.sh <<'END'
check "the form asks for an address" grep -q 'name="street"' checkout.html
END
        write checkout.html <<'END'
<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>Checkout</title>
  <form id="checkout">
    <label>Name <input name="name" required></label>
    <label>Street <input name="street" required></label>
    <label>Place <input name="place" required></label>
    <button>Order</button>
  </form>
  <script src="checkout.js"></script>
</html>
END
        tick 3.1
    fi
    ;;
3.2)
    write tests/3.2.sh <<'END'
check "what is missing is said beside its field" grep -q 'is missing' checkout.js
END
    write checkout.js <<'END'
const form = document.getElementById('checkout')
form.noValidate = true
form.onsubmit = (event) => {
  event.preventDefault()
  for (const field of form.querySelectorAll('input')) {
    field.nextElementSibling?.remove()
    if (!field.value) field.after(`${field.name} is missing`)
  }
}
END
    tick 3.2
    ;;
*)
    think "A receipt, and a README. Both are small."
    write tests/3.3.sh <<'END'
check "the receipt has a total" grep -q 'Total' receipt.js
check "there is a README" test -s README.md
END
    write receipt.js <<'END'
function receipt(cart) {
  const lines = [...cart.lines.values()].map(({ product, count }) => `${count} × ${product.name}`)
  return [...lines, `Total ${price(cart.total())}`].join('\n')
}
END
    tick 3.3
    write README.md <<'END'
# Demo shop

Open `index.html`. Tests: `sh tests/run.sh`.
END
    tick 3.4
    ;;
esac

nap 0.5
tokens 0
