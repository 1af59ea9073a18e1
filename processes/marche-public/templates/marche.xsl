<?xml version="1.0" encoding="UTF-8"?>
<!--
  Pieces that several templates of this procedure use: names of natures and procedures, who a letter goes to,
  tables of criteria and of the ranking, where a company may turn to.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:template name="nature">
    <xsl:choose>
      <xsl:when test="/snapshot/data/nature = 'travaux'">Travaux</xsl:when>
      <xsl:when test="/snapshot/data/nature = 'fournitures'">Fournitures</xsl:when>
      <xsl:when test="/snapshot/data/nature = 'services-sociaux'">Services sociaux et autres services spécifiques</xsl:when>
      <xsl:otherwise>Services</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="procedure">
    <xsl:choose>
      <xsl:when test="/snapshot/data/procedure = 'ao-ouvert'">Appel d’offres ouvert (articles L. 2124-2, R. 2124-2 et R. 2161-2 à R. 2161-5)</xsl:when>
      <xsl:when test="/snapshot/data/procedure = 'mapa'">Procédure adaptée (articles L. 2123-1 et R. 2123-1)</xsl:when>
      <xsl:otherwise>Marché passé sans publicité ni mise en concurrence préalables (articles L. 2122-1 et R. 2122-1 à R. 2122-9-1)</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="lot">
    <xsl:if test="/snapshot/data/allotment = 'lots'">
      <xsl:value-of select="concat('Lot n° ', /snapshot/data/lotNumber)"/>
      <xsl:if test="/snapshot/data/lots/item[number = /snapshot/data/lotNumber]/title">
        <xsl:value-of select="concat(' : ', /snapshot/data/lots/item[number = /snapshot/data/lotNumber]/title)"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="consultation">
    <fo:block xsl:use-attribute-sets="paragraph">
      Vous avez participé à la consultation <xsl:value-of select="/snapshot/data/reference"/>, qui a pour objet :
      « <xsl:value-of select="/snapshot/data/subject"/> ».
    </fo:block>
  </xsl:template>

  <xsl:template name="kind-of-criterion">
    <xsl:choose>
      <xsl:when test="kind = 'prix'">Prix</xsl:when>
      <xsl:when test="kind = 'cout-global'">Coût du cycle de vie</xsl:when>
      <xsl:when test="kind = 'technique'">Valeur technique</xsl:when>
      <xsl:when test="kind = 'environnement'">Environnement</xsl:when>
      <xsl:when test="kind = 'delai'">Délai</xsl:when>
      <xsl:when test="kind = 'social'">Social</xsl:when>
      <xsl:otherwise>Autre</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="criteria">
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(4)"/>
      <fo:table-column column-width="42mm"/>
      <fo:table-column column-width="30mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Critère</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th"><xsl:with-param name="text">Nature</xsl:with-param></xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Pondération</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="/snapshot/data/criteria/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="label"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:call-template name="kind-of-criterion"/></xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="percent">
                  <xsl:with-param name="value" select="weight"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="price-formula">
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="/snapshot/data/priceFormula = 'lineaire'">Note du prix, sur 20 : 20 × (2 − prix de l’offre ÷ prix le plus bas), sans descendre sous zéro.</xsl:when>
        <xsl:otherwise>Note du prix, sur 20 : 20 × prix le plus bas ÷ prix de l’offre.</xsl:otherwise>
      </xsl:choose>
      Les autres critères sont notés sur 20. Chaque note, multipliée par la pondération et divisée par 20, donne des
      points ; leur total est sur 100. À égalité de points, l’offre la moins chère est classée devant.
    </fo:block>
  </xsl:template>

  <xsl:template name="ranking">
    <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="14mm"/>
      <fo:table-column column-width="proportional-column-width(3)"/>
      <fo:table-column column-width="36mm"/>
      <fo:table-column column-width="28mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Rang</xsl:with-param>
            <xsl:with-param name="align">center</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Entreprise</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Prix HT</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Points sur 100</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="/snapshot/data/ranking/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="rank"/></xsl:with-param>
              <xsl:with-param name="align">center</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="name"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="money">
                  <xsl:with-param name="value" select="amount"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="decimal">
                  <xsl:with-param name="value" select="total"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="pre-contract-appeals">
    <fo:block xsl:use-attribute-sets="paragraph">
      Peuvent être saisis devant <xsl:call-template name="court"/> : le juge du référé précontractuel, jusqu’à la signature
      du marché (articles L. 551-1 et suivants du code de justice administrative) ; le juge du référé contractuel, dans les
      délais de l’article R. 551-7 du même code ; le juge du contrat, dans les deux mois des mesures de publicité de la
      conclusion du marché.
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
